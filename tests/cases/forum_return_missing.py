# A forward that forgets to return.
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(n, n)

    def forward(self, x):
        x = torch.relu(self.fc(x))  #: [2, 4]


net = nn.Sequential(Block(4), nn.Linear(4, 1))
x = torch.randn(2, 4)  #: [2, 4]
y = net(x)  #! TypeError: linear(): argument 'input' (position 1) must be Tensor, not NoneType
