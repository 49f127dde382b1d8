import torch
import torch.nn as nn
import torch.nn.functional as F


model = nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 1))
criterion = nn.BCEWithLogitsLoss()
inputs, labels = torch.randn(16, 10), torch.randint(0, 2, (16,)).float()
outputs = model(inputs)
loss = criterion(outputs, labels)
loss.backward()
print(loss.shape)
