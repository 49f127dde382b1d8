import torch
import torch.nn as nn
import torch.nn.functional as F


net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Conv2d(8, 16, 3), nn.ReLU())
photo = torch.rand(2, 3, 40, 40)
print(net(photo).shape)
