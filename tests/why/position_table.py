import torch
import torch.nn as nn
import torch.nn.functional as F


class Positions(nn.Module):
    def __init__(self, longest=16, width=8):
        super().__init__()
        self.table = nn.Parameter(torch.zeros(longest, width))

    def forward(self, x):
        return x + self.table[: x.size(1)]


model = Positions()
print(model(torch.randn(2, 12, 8)).shape)
print(model(torch.randn(2, 20, 8)).shape)
