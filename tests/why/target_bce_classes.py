import torch
import torch.nn as nn
import torch.nn.functional as F


model = nn.Linear(10, 1)
labels = torch.tensor([0, 1, 1, 0])
loss = nn.BCEWithLogitsLoss()(model(torch.randn(4, 10)).squeeze(1), labels)
print(loss.shape)
