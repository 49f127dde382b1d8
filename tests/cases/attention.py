# Attention and transformer layers.
import torch
import torch.nn as nn
import torch.nn.functional as F

q, kv = torch.randn(5, 2, 16), torch.randn(7, 2, 16)  #: kv [7, 2, 16]; q [5, 2, 16]
out, weights = nn.MultiheadAttention(16, 4)(q, kv, kv)  #: out [5, 2, 16]; weights [2, 5, 7]
out2, weights2 = nn.MultiheadAttention(16, 4, batch_first=True)(q, q, q, average_attn_weights=False)  #: out2 [5, 2, 16]; weights2 [5, 4, 2, 2]
out3, none = nn.MultiheadAttention(16, 4, kdim=8, vdim=6)(q, torch.empty(7, 2, 8), torch.empty(7, 2, 6), need_weights=False)  #: [5, 2, 16]
layer = nn.TransformerEncoderLayer(16, 4, dim_feedforward=32, batch_first=True)
encoded = layer(q)  #: [5, 2, 16]
stacked = nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 2), num_layers=2)(q, mask=torch.zeros(5, 5))  #: [5, 2, 16]
decoded = nn.TransformerDecoderLayer(16, 4)(q, kv)  #: [5, 2, 16]
whole = nn.Transformer(16, 4, 1, 1, 32)(kv, q)  #: [5, 2, 16]
mask = nn.Transformer.generate_square_subsequent_mask(5)  #: [5, 5]
a = F.scaled_dot_product_attention(torch.empty(2, 4, 5, 8), torch.empty(2, 4, 7, 8), torch.empty(2, 4, 7, 9))  #: [2, 4, 5, 9]
b = F.scaled_dot_product_attention(torch.empty(2, 5, 8), torch.empty(2, 5, 8), torch.empty(2, 5, 8), is_causal=True)  #: [2, 5, 8]
padding = torch.zeros(2, 7, dtype=torch.bool)  #: bool[2, 7]
c, w = nn.MultiheadAttention(16, 2)(q, kv, kv, key_padding_mask=padding, attn_mask=torch.zeros(5, 7))  #: c [5, 2, 16]; w [2, 5, 7]
d, w = nn.MultiheadAttention(16, 2)(q[:, 0], kv[:, 0], kv[:, 0])  #: d [5, 16]; w [5, 7]
print(sorted(n for n, _ in layer.named_parameters()))


class SelfAttention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.qkv = nn.Linear(dim, dim * 3)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.heads, C // self.heads).permute(2, 0, 3, 1, 4)  #: [3, 2, 4, 9, 4]
        q, k, v = qkv.unbind(0)  #: k [2, 4, 9, 4]; q [2, 4, 9, 4]; v [2, 4, 9, 4]
        attn = (q @ k.transpose(-2, -1)) * self.scale  #: [2, 4, 9, 9]
        x = (attn.softmax(dim=-1) @ v).transpose(1, 2).reshape(B, N, C)  #: [2, 9, 16]
        return self.proj(x)  #: [2, 9, 16]


y = SelfAttention(16, 4)(torch.randn(2, 9, 16))  #: [2, 9, 16]


def attempt(action):
    try:
        result = action()
        print(tuple(result[0].shape))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.MultiheadAttention(16, 3))
attempt(lambda: nn.MultiheadAttention(16, 4)(torch.empty(5, 2, 12), kv, kv))
attempt(lambda: nn.MultiheadAttention(16, 4)(q, torch.empty(7, 3, 16), torch.empty(7, 3, 16)))
attempt(lambda: nn.MultiheadAttention(16, 4)(q, kv, kv, key_padding_mask=torch.zeros(7, 2, dtype=torch.bool)))
attempt(lambda: nn.MultiheadAttention(16, 4)(q, kv, kv, attn_mask=torch.zeros(5, 5)))
attempt(lambda: nn.TransformerEncoderLayer(16, 3))
attempt(lambda: layer(torch.empty(2, 5, 10)))
attempt(lambda: nn.Transformer(16, 4, 1, 1, 32)(torch.empty(7, 3, 16), q))
attempt(lambda: nn.Transformer(16, 4, 1, 1, 32)(torch.empty(7, 2, 12), torch.empty(5, 2, 12)))
attempt(lambda: F.scaled_dot_product_attention(torch.empty(2, 5, 8), torch.empty(2, 5, 9), torch.empty(2, 5, 9)))
attempt(lambda: SelfAttention(15, 4)(torch.empty(1, 2, 15)))
