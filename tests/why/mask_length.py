import torch
import torch.nn as nn

class Block(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.attn = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, mask=None):
        y, _ = self.attn(x, x, x, attn_mask=mask)
        return self.norm(x + y)

T = 12
mask = torch.triu(torch.ones(10, 10), diagonal=1).bool()
block = Block(64, 4)
print(block(torch.randn(2, T, 64), mask).shape)
