import torch
import torch.nn as nn

attention = nn.MultiheadAttention(64, 8, batch_first=True)
x = torch.randn(4, 10, 64)
mask = torch.tril(torch.ones(4, 10, 10)).bool()
out, _ = attention(x, x, x, attn_mask=mask)
print(out.shape)
