import torch
import torch.nn as nn
import torch.nn.functional as F


from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.randn(20, 3, 8), torch.randint(0, 2, (20,)))
layer = nn.Linear(24, 2)
for x, y in DataLoader(data, batch_size=8):
    x = x.view(8, 24)
    print(F.cross_entropy(layer(x), y).shape)
