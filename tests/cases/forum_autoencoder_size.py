# A convolutional autoencoder that does not give back the size it was given.
import torch
import torch.nn as nn

encoder = nn.Sequential(nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU())
decoder = nn.Sequential(nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1))
x = torch.rand(8, 1, 28, 28)  #: [8, 1, 28, 28]
code = encoder(x)  #: [8, 32, 7, 7]
y = decoder(code)  #: [8, 1, 25, 25]
print(code.shape, y.shape)
loss = nn.MSELoss()(y, x)  #! RuntimeError: The size of tensor a (25) must match the size of tensor b (28) at non-singleton dimension 3
