import torch
from torch import nn

conv = nn.Conv1d(4, 8, 3)
x = torch.randn(2, 4, 30).squeeze()
print(conv(x.unsqueeze(0)).shape)
