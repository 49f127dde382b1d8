import torch
import torch.nn as nn
import torch.nn.functional as F


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encode = nn.Linear(64, 16)
        self.decode = nn.Linear(64, 16)

    def forward(self, x):
        return self.decode(torch.relu(self.encode(x)))


x = torch.randn(5, 64)
print(F.mse_loss(Autoencoder()(x), x).shape)
