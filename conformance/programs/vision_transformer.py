"""A vision transformer with class token and learned positions, called with a picture of another size."""
from functools import partial

import torch
import torch.nn as nn


def to_2tuple(x):
    return tuple(x) if isinstance(x, (list, tuple)) else (x, x)


def drop_path(x, drop_prob=0.0, training=False):
    if drop_prob == 0.0 or not training:
        return x
    keep = 1 - drop_prob
    shape = (x.shape[0],) + (1,) * (x.ndim - 1)
    mask = x.new_empty(shape).bernoulli_(keep)
    if keep > 0.0:
        mask.div_(keep)
    return x * mask


class DropPath(nn.Module):
    def __init__(self, p=0.0):
        super().__init__()
        self.p = p

    def forward(self, x):
        return drop_path(x, self.p, self.training)

    def extra_repr(self):
        return f"p={self.p:.3f}"


class PatchEmbed(nn.Module):
    def __init__(self, img_size=64, patch_size=8, in_chans=3, embed_dim=48, norm_layer=None):
        super().__init__()
        self.img_size, self.patch_size = to_2tuple(img_size), to_2tuple(patch_size)
        self.grid_size = tuple(s // p for s, p in zip(self.img_size, self.patch_size))
        self.num_patches = self.grid_size[0] * self.grid_size[1]
        self.proj = nn.Conv2d(in_chans, embed_dim, kernel_size=self.patch_size, stride=self.patch_size)
        self.norm = norm_layer(embed_dim) if norm_layer else nn.Identity()

    def forward(self, x):
        x = self.proj(x)
        x = x.flatten(2).transpose(1, 2)
        return self.norm(x)


class Attention(nn.Module):
    def __init__(self, dim, num_heads=8, qkv_bias=False, qk_norm=False, norm_layer=nn.LayerNorm):
        super().__init__()
        self.num_heads, self.head_dim = num_heads, dim // num_heads
        self.scale = self.head_dim ** -0.5
        self.qkv = nn.Linear(dim, dim * 3, bias=qkv_bias)
        self.q_norm = norm_layer(self.head_dim) if qk_norm else nn.Identity()
        self.k_norm = norm_layer(self.head_dim) if qk_norm else nn.Identity()
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        B, N, C = x.shape
        qkv = self.qkv(x).reshape(B, N, 3, self.num_heads, self.head_dim).permute(2, 0, 3, 1, 4)
        q, k, v = qkv.unbind(0)
        q, k = self.q_norm(q), self.k_norm(k)
        attn = (q * self.scale) @ k.transpose(-2, -1)
        attn = attn.softmax(dim=-1)
        x = attn @ v
        x = x.transpose(1, 2).reshape(B, N, C)
        return self.proj(x)


class LayerScale(nn.Module):
    def __init__(self, dim, init=1e-5):
        super().__init__()
        self.gamma = nn.Parameter(init * torch.ones(dim))

    def forward(self, x):
        return x * self.gamma


class Block(nn.Module):
    def __init__(self, dim, heads, mlp_ratio=4.0, path=0.0, norm_layer=nn.LayerNorm, init_values=None):
        super().__init__()
        self.norm1, self.attn = norm_layer(dim), Attention(dim, heads, qkv_bias=True, qk_norm=init_values is not None)
        self.ls = LayerScale(dim, init_values) if init_values else nn.Identity()
        self.path = DropPath(path) if path > 0.0 else nn.Identity()
        hidden = int(dim * mlp_ratio)
        self.norm2 = norm_layer(dim)
        self.mlp = nn.Sequential(nn.Linear(dim, hidden), nn.GELU(), nn.Dropout(0.1), nn.Linear(hidden, dim))

    def forward(self, x):
        x = x + self.path(self.ls(self.attn(self.norm1(x))))
        x = x + self.path(self.mlp(self.norm2(x)))
        return x


class VisionTransformer(nn.Module):
    def __init__(self, img_size=64, patch_size=8, classes=10, dim=48, depth=4, heads=4, path_rate=0.1, pool="token", init_values=None):
        super().__init__()
        norm_layer = partial(nn.LayerNorm, eps=1e-6)
        self.patch_embed = PatchEmbed(img_size, patch_size, 3, dim)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dim)) if pool == "token" else None
        tokens = self.patch_embed.num_patches + (1 if pool == "token" else 0)
        self.pos_embed = nn.Parameter(torch.randn(1, tokens, dim) * 0.02)
        rates = [x.item() for x in torch.linspace(0, path_rate, depth)]
        self.blocks = nn.Sequential(*[Block(dim, heads, path=rates[i], norm_layer=norm_layer, init_values=init_values) for i in range(depth)])
        self.norm, self.pool = norm_layer(dim), pool
        self.head = nn.Linear(dim, classes) if classes > 0 else nn.Identity()
        nn.init.trunc_normal_(self.pos_embed, std=0.02)

    def forward_features(self, x):
        x = self.patch_embed(x)
        if self.cls_token is not None:
            x = torch.cat((self.cls_token.expand(x.shape[0], -1, -1), x), dim=1)
        x = x + self.pos_embed
        x = self.blocks(x)
        return self.norm(x)

    def forward(self, x):
        x = self.forward_features(x)
        x = x[:, 0] if self.pool == "token" else x.mean(dim=1)
        return self.head(x)


configs = {"tiny": dict(dim=32, depth=2, heads=2), "wide": dict(dim=64, depth=2, heads=4, pool="avg", init_values=0.1), "rect": dict(img_size=(32, 64), patch_size=(8, 16), dim=24, heads=3, classes=0)}
images = torch.randn(2, 3, 64, 64)
for name, kwargs in configs.items():
    model = VisionTransformer(**kwargs)
    model.train(name != "rect")
    height, width = model.patch_embed.img_size
    out = model(images[:, :, :height, :width])
    print(name, model.patch_embed.grid_size, tuple(model.pos_embed.shape), tuple(out.shape), sum(p.numel() for p in model.parameters()))
print(model.blocks[-1].path, model.blocks[0].path)
model = VisionTransformer()
larger = torch.randn(2, 3, 96, 96)
logits = model(larger)
