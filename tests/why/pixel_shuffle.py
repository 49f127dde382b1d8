import torch
from torch import nn

net = nn.Sequential(nn.Conv2d(3, 64, 3, padding=1), nn.ReLU(), nn.Conv2d(64, 9, 3, padding=1), nn.PixelShuffle(2))
print(net(torch.randn(1, 3, 32, 32)).shape)
