import torch
from torch import nn

def block(i, o):
    return nn.Sequential(nn.GroupNorm(8, i), nn.SiLU(), nn.Conv2d(i, o, 3, padding=1))

net = nn.Sequential(nn.Conv2d(3, 20, 3, padding=1), block(20, 40), block(40, 3))
print(net(torch.randn(1, 3, 32, 32)).shape)
