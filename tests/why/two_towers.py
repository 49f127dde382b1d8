import torch
import torch.nn as nn
import torch.nn.functional as F


class Fusion(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
        self.rows = nn.Linear(10, 32)
        self.head = nn.Linear(48, 1)

    def forward(self, image, row):
        return self.head(torch.cat([self.maps(image), self.rows(row)], dim=1))


print(Fusion()(torch.randn(8, 3, 64, 64), torch.randn(8, 10)).shape)
