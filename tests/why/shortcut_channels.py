import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, inside, outside, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(inside, outside, 3, stride, 1, bias=False)
        self.shortcut = nn.Identity()
        if stride != 1:
            self.shortcut = nn.Conv2d(inside, outside, 1, stride, bias=False)

    def forward(self, x):
        return F.relu(self.conv(x) + self.shortcut(x))


net = nn.Sequential(Block(3, 16), Block(16, 32, 2))
print(net(torch.randn(2, 3, 32, 32)).shape)
