import torch
from torch import nn

num_anchors, num_classes = 3, 20
conv = nn.Conv2d(64, 75, 1)
x = conv(torch.randn(2, 64, 13, 13))
x = x.view(2, num_anchors, num_classes + 4, 13, 13)
print(x.shape)
