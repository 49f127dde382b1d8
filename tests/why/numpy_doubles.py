import numpy as np
import torch
import torch.nn as nn

data = np.random.rand(120, 8)
target = np.random.rand(120, 1)
X = torch.from_numpy(data)
y = torch.from_numpy(target)

class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(8, 32)
        self.fc2 = nn.Linear(32, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

net = Regressor()
opt = torch.optim.Adam(net.parameters())
lossf = nn.MSELoss()
for epoch in range(5):
    pred = net(X)
    loss = lossf(pred, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
