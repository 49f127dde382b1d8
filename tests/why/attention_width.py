import torch
from torch import nn

attn = nn.MultiheadAttention(embed_dim=128, num_heads=8)
x = torch.randn(10, 2, 64)
print(attn(x, x, x)[0].shape)
