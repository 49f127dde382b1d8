import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width)

    def forward(self, x):
        return x + self.norm(self.conv(x))


print(Block()(torch.randn(2, 32, 14, 14)).shape)
