import torch
import torch.nn as nn

class Attn(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.h = h
        self.qkv = nn.Linear(d, 3 * d)
    def forward(self, x):
        b, n, d = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.h, d // self.h).permute(2, 0, 3, 1, 4)
        a = torch.einsum('bhid,bhjd->bhij', q, k).softmax(-1)
        return torch.einsum('bhij,bhid->bhjd', a, v[:, :, :-1])

print(Attn(64, 4)(torch.randn(2, 10, 64)).shape)
