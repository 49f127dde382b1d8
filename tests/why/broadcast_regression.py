import torch
import torch.nn as nn

x = torch.linspace(-1, 1, 100)
y = x ** 2 + 0.1 * torch.randn(100)
net = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(100):
    pred = net(x.unsqueeze(1))
    loss = ((pred - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
