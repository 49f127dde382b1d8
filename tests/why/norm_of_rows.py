import torch
import torch.nn as nn
net = nn.Sequential(
    nn.Flatten(),
    nn.Linear(784, 256),
    nn.BatchNorm2d(256),
    nn.ReLU(),
    nn.Linear(256, 10))
net(torch.randn(8, 1, 28, 28))
