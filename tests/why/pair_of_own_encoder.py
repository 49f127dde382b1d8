import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(64, 32)
        self.mu = nn.Linear(32, 8)
        self.logvar = nn.Linear(32, 8)

    def forward(self, x):
        h = torch.relu(self.net(x))
        return self.mu(h), self.logvar(h)


encoder, decoder = Encoder(), nn.Linear(8, 64)
x = torch.rand(4, 64)
z = encoder(x)
out = decoder(z)
loss = nn.functional.mse_loss(out, x)
loss.backward()
