import torch
import torch.nn as nn
import torch.nn.functional as F


class Dense(nn.Module):
    def __init__(self, width=16, growth=8, layers=3):
        super().__init__()
        self.layers = nn.ModuleList([nn.Conv2d(width, growth, 3, padding=1) for i in range(layers)])

    def forward(self, x):
        parts = [x]
        for layer in self.layers:
            parts.append(F.relu(layer(torch.cat(parts, 1))))
        return torch.cat(parts, 1)


print(Dense()(torch.randn(1, 16, 8, 8)).shape)
