import torch
import torch.nn as nn
import torch.nn.functional as F


model = nn.Linear(6, 3)
labels = torch.tensor([0.0, 2.0, 1.0, 1.0])
loss = F.cross_entropy(model(torch.randn(4, 6)), labels)
print(loss.shape)
