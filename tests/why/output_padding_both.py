import torch
import torch.nn as nn

class AE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(
            nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU())
        self.dec = nn.Sequential(
            nn.ConvTranspose2d(32, 16, 3, stride=2, padding=1), nn.ReLU(),
            nn.ConvTranspose2d(16, 1, 3, stride=2, padding=1), nn.Sigmoid())

    def forward(self, x):
        return self.dec(self.enc(x))

model = AE()
criterion = nn.MSELoss()
opt = torch.optim.Adam(model.parameters())
for step in range(4):
    x = torch.rand(16, 1, 28, 28)
    out = model(x)
    loss = criterion(out, x)
    opt.zero_grad()
    loss.backward()
    opt.step()
