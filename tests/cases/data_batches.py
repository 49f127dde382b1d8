"""Batches of a tensor data set: full ones and the last, smaller one; with and without drop_last."""
import torch
from torch.utils.data import DataLoader, TensorDataset

features = torch.arange(30.0).view(10, 3)  #: [10, 3]
labels = torch.arange(10) % 2  #: int64[10]
data = TensorDataset(features, labels)
print(len(data), data[3])

for x, y in DataLoader(data, batch_size=4):
    batch = x * 2  #: [4, 3] | [2, 3]
    print(tuple(x.shape), y.tolist())

loader = DataLoader(data, batch_size=4, drop_last=True, shuffle=True)
print(len(loader), len(loader.dataset))
for x, y in loader:
    mean = x.mean(dim=0)  #: [3]
first, second = next(iter(loader))  #: first [4, 3]; second int64[4]
