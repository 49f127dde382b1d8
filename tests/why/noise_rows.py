import torch
import torch.nn as nn
import torch.nn.functional as F


generator = nn.Sequential(
    nn.ConvTranspose2d(64, 32, 4, 1, 0), nn.BatchNorm2d(32), nn.ReLU(), nn.ConvTranspose2d(32, 3, 4, 2, 1), nn.Tanh()
)
print(generator(torch.randn(16, 64)).shape)
