"""The same classifier on a larger picture, with a hard-coded reshape in the middle.

The author flattened too early and then tried to get the feature map back, using the
sizes that were right for 32x32 pictures.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F


class SmallNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 10, kernel_size=3, padding=1)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc = nn.Linear(20 * 16 * 16, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = x.view(x.size(0), -1)
        x = x.view(x.size(0), 20, 32, 32)
        x = self.pool(x)
        x = torch.flatten(x, 1)
        return self.fc(x)


net = SmallNet()
image = torch.randn(1, 3, 64, 64)
scores = net(image)
print(scores.shape)
