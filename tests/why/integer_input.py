import torch
import torch.nn as nn
import torch.nn.functional as F


ages = torch.tensor([[31, 1], [45, 0], [22, 1]])
model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1))
print(model(ages).shape)
