import torch
from torch import nn

class MLP(nn.Module):
    def __init__(self, in_dim, hidden, out_dim):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(in_dim, hidden),
            nn.ReLU(),
            nn.Linear(hidden // 2, hidden),
            nn.ReLU(),
            nn.Linear(hidden // 2, out_dim))

    def forward(self, x):
        return self.layers(x)

net = MLP(13, 64, 1)
opt = torch.optim.Adam(net.parameters())
x, y = torch.randn(50, 13), torch.randn(50, 1)
for _ in range(10):
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
