"""Two branches that do not fit; a text that would end a careless page: </script><img src=x onerror="boom()">"""
import torch
from torch import nn


class Branches(nn.Module):
    def __init__(self):
        super().__init__()
        self.left = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU())
        self.right = nn.Sequential(nn.Conv2d(3, 8, 3, stride=2, padding=1), nn.ReLU())

    def forward(self, x):
        return torch.cat([self.left(x), self.right(x)], dim=1)


print(Branches()(torch.randn(4, 3, 17, 17)).shape)
