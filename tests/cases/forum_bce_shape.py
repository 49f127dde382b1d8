# Binary classification: predictions [N, 1], targets [N].
import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
x, y = torch.rand(32, 10), torch.randint(0, 2, (32,)).float()  #: x [32, 10]; y [32]
pred = net(x)  #: [32, 1]
right = nn.BCELoss()(pred.squeeze(), y)  #: []
wrong = nn.BCELoss()(pred, y)  #! ValueError: Using a target size (torch.Size([32])) that is different to the input size (torch.Size([32, 1])) is deprecated. Please ensure they have the same size.
