# A mask of the wrong rank in hand-made attention.
import math

import torch
import torch.nn as nn


def attention(query, key, value, mask=None):
    d_k = query.size(-1)
    scores = torch.matmul(query, key.transpose(-2, -1)) / math.sqrt(d_k)  #: [2, 4, 10, 10]
    if mask is not None:
        scores = scores.masked_fill(mask == 0, -1e9)  #: [2, 4, 10, 10]  #! RuntimeError: The size of tensor a (2) must match the size of tensor b (10) at non-singleton dimension 2
    p_attn = scores.softmax(dim=-1)  #: [2, 4, 10, 10]
    return torch.matmul(p_attn, value), p_attn  #: ([2, 4, 10, 8], [2, 4, 10, 10])


class MultiHead(nn.Module):
    def __init__(self, h, d_model):
        super().__init__()
        assert d_model % h == 0
        self.d_k, self.h = d_model // h, h
        self.linears = nn.ModuleList([nn.Linear(d_model, d_model) for _ in range(4)])

    def forward(self, query, key, value, mask=None):
        nbatches = query.size(0)
        query, key, value = [lin(x).view(nbatches, -1, self.h, self.d_k).transpose(1, 2) for lin, x in zip(self.linears, (query, key, value))]  #: key [2, 4, 10, 8]; query [2, 4, 10, 8]; value [2, 4, 10, 8]
        x, attn = attention(query, key, value, mask=mask)  #: attn [2, 4, 10, 10]; x [2, 4, 10, 8]
        x = x.transpose(1, 2).contiguous().view(nbatches, -1, self.h * self.d_k)  #: [2, 10, 32]
        return self.linears[-1](x)  #: [2, 10, 32]


mha = MultiHead(4, 32)
x = torch.randn(2, 10, 32)  #: [2, 10, 32]
causal = torch.tril(torch.ones(10, 10))  #: [10, 10]
y = mha(x, x, x, causal)  #: [2, 10, 32]
padding = torch.ones(2, 10)  #: [2, 10]
good = mha(x, x, x, padding[:, None, None, :])  #: [2, 10, 32]
bad = mha(x, x, x, padding)
