import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)

x = torch.rand(100, 3)
y = x.sum(dim=1, keepdim=True) ** 2

for t in range(200):
    y_pred = model(x)
    loss = (y_pred - y) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if t % 50 == 0:
        print(t)
