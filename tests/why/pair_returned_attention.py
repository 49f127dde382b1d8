import torch
import torch.nn as nn
import torch.nn.functional as F


attend = nn.MultiheadAttention(16, 4, batch_first=True)
norm = nn.LayerNorm(16)
x = torch.randn(2, 7, 16)
print(norm(attend(x, x, x)).shape)
