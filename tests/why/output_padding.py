import torch
import torch.nn as nn
import torch.nn.functional as F


encoder = nn.Sequential(nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1))
decoder = nn.Sequential(
    nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1),
    nn.ReLU(),
    nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1, output_padding=1),
)
images = torch.rand(4, 1, 28, 28)
print(F.mse_loss(decoder(encoder(images)), images).shape)
