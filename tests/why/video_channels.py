import torch
import torch.nn as nn
import torch.nn.functional as F


class Clips(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv3d(3, 8, 3, padding=1)
        self.fc = nn.Linear(8, 10)

    def forward(self, clip):
        return self.fc(F.relu(self.conv(clip)).mean((2, 3, 4)))


print(Clips()(torch.rand(2, 16, 3, 32, 32)).shape)
