import torch
import torch.nn as nn
import torch.nn.functional as F


model = nn.Sequential(nn.Linear(6, 1), nn.Sigmoid())
labels = torch.tensor([[0], [1], [1], [0]])
predictions = model(torch.randn(4, 6))
loss = F.binary_cross_entropy(predictions, labels)
print(loss.shape)
