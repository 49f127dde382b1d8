import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.bn = nn.BatchNorm2d(inputs)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


print(Block(3, 12)(torch.randn(2, 3, 8, 8)).shape)
