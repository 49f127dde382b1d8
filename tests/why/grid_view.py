import torch
import torch.nn as nn
import torch.nn.functional as F


class Head(nn.Module):
    def __init__(self, cells=7, boxes=2, classes=20):
        super().__init__()
        self.cells, self.depth = cells, classes + 5 * boxes
        self.fc = nn.Linear(256, cells * cells * (classes + boxes))

    def forward(self, x):
        return self.fc(x).view(-1, self.cells, self.cells, self.depth)


print(Head()(torch.randn(2, 256)).shape)
