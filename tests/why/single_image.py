import torch
import torch.nn as nn
import torch.nn.functional as F


model = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU())
digit = torch.rand(28, 28)
print(model(digit).shape)
