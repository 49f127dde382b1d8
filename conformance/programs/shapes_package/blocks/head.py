import torch
from torch import nn

from ..sizes import flat_size


class Head(nn.Module):
    def __init__(self, channels, side, classes):
        super().__init__()
        self.fc = nn.Linear(flat_size(channels, side), classes)

    def forward(self, x):
        x = torch.flatten(x, 1)
        return self.fc(x)
