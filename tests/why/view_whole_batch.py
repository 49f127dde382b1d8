import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3)
        self.fc = nn.Linear(4 * 12 * 12, 10)

    def forward(self, x):
        x = F.max_pool2d(self.conv(x), 2)
        x = x.view(-1, 4 * 12 * 12)
        return self.fc(x)


logits = Net()(torch.randn(6, 1, 28, 28))
print(F.cross_entropy(logits, torch.zeros(6, dtype=torch.long)).shape)
