# Batch normalisation over a last batch of a single sample.
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

net = nn.Sequential(nn.Linear(6, 12), nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 2))
loader = DataLoader(TensorDataset(torch.randn(9, 6)), batch_size=4)
for (x,) in loader:
    y = net(x)  #: [4, 2]  #! ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 12])
    print(tuple(y.shape))
