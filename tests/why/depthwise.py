import torch
from torch import nn

class DW(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.dw = nn.Conv2d(i, o, 3, padding=1, groups=i)
        self.pw = nn.Conv2d(o, o, 1)
    def forward(self, x):
        return self.pw(self.dw(x))

print(DW(24, 40)(torch.randn(1, 24, 8, 8)).shape)
