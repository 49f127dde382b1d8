import torch
import torch.nn as nn
import torch.nn.functional as F


from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.randn(50, 20), torch.randint(0, 2, (50,)))
model = nn.Sequential(nn.Linear(20, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
for rows, labels in DataLoader(data, batch_size=10):
    print(nn.BCELoss()(model(rows), labels).shape)
