"""A small image classifier whose last layer was sized by guesswork.

Run it with PyTorch and it dies in the forward pass; the Linear layer wants 2000
features and is given another number.  Which number, and where does it come from?
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
        self.fc = nn.Linear(2000, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = self.pool(x)
        x = x.view(x.size(0), -1)
        return self.fc(x)


net = SmallNet()
image = torch.randn(1, 3, 32, 32)
scores = net(image)
print(scores.shape)
