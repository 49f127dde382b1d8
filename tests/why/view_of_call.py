import torch
import torch.nn as nn

net = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2))
fc = nn.Linear(16 * 5 * 5, 10)
x = torch.randn(64, 1, 28, 28)
x = net(x).view(-1, 16 * 5 * 5)
loss = nn.CrossEntropyLoss()(fc(x), torch.randint(0, 10, (64,)))
