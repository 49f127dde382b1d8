import torch
import torch.nn as nn

model = nn.Sequential(nn.Conv1d(1, 8, 5), nn.ReLU(), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 2))
signals = torch.randn(32, 500)
out = model(signals)
print(out.shape)
