import torch
import torch.nn as nn
import torch.nn.functional as F


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.head = nn.Linear(16, 1000)

    def forward(self, x):
        return self.head(self.body(x))


net = Backbone()
net.fc = nn.Linear(16, 1)
score = net(torch.randn(6, 3, 24, 24))
print(nn.BCEWithLogitsLoss()(score, torch.ones(6, 1)).shape)
