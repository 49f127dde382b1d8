import torch
from torch import nn

class AE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 8, 3, 2, 1), nn.ReLU(), nn.Conv2d(8, 16, 3, 2, 1), nn.ReLU())
        self.to_z = nn.Linear(16 * 7 * 7, 10)
        self.from_z = nn.Linear(10, 16 * 7 * 7)
        self.dec = nn.Sequential(nn.ConvTranspose2d(16, 8, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(8, 1, 4, 2, 1))
    def forward(self, x):
        z = self.to_z(self.enc(x).flatten(1))
        return self.dec(self.from_z(z))

print(AE()(torch.randn(4, 1, 28, 28)).shape)
