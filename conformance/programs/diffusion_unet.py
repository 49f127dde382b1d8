"""The network and schedule of a denoising diffusion model; one choice of widths does not fit its groups."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


def exists(x):
    return x is not None


def default(value, other):
    return value if exists(value) else other() if callable(other) else other


def extract(a, t, x_shape):
    out = a.gather(-1, t)
    return out.reshape(t.shape[0], *((1,) * (len(x_shape) - 1)))


def cosine_beta_schedule(timesteps, s=0.008):
    x = torch.linspace(0, timesteps, timesteps + 1)
    alphas_cumprod = torch.cos(((x / timesteps) + s) / (1 + s) * math.pi * 0.5) ** 2
    alphas_cumprod = alphas_cumprod / alphas_cumprod[0]
    betas = 1 - (alphas_cumprod[1:] / alphas_cumprod[:-1])
    return torch.clip(betas, 0.0001, 0.9999)


class Residual(nn.Module):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn

    def forward(self, x, *args, **kwargs):
        return self.fn(x, *args, **kwargs) + x


class SinusoidalPositionEmbeddings(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.dim = dim

    def forward(self, time):
        half_dim = self.dim // 2
        embeddings = math.log(10000) / (half_dim - 1)
        embeddings = torch.exp(torch.arange(half_dim, device=time.device) * -embeddings)
        embeddings = time[:, None] * embeddings[None, :]
        return torch.cat((embeddings.sin(), embeddings.cos()), dim=-1)


class Block(nn.Module):
    def __init__(self, cin, cout, groups=8):
        super().__init__()
        self.proj = nn.Conv2d(cin, cout, 3, padding=1)
        self.norm = nn.GroupNorm(groups, cout)
        self.act = nn.SiLU()

    def forward(self, x, scale_shift=None):
        x = self.norm(self.proj(x))
        if exists(scale_shift):
            scale, shift = scale_shift
            x = x * (scale + 1) + shift
        return self.act(x)


class ResnetBlock(nn.Module):
    def __init__(self, cin, cout, *, time_emb_dim=None, groups=8):
        super().__init__()
        self.mlp = nn.Sequential(nn.SiLU(), nn.Linear(time_emb_dim, cout * 2)) if exists(time_emb_dim) else None
        self.block1, self.block2 = Block(cin, cout, groups), Block(cout, cout, groups)
        self.res_conv = nn.Conv2d(cin, cout, 1) if cin != cout else nn.Identity()

    def forward(self, x, time_emb=None):
        scale_shift = None
        if exists(self.mlp) and exists(time_emb):
            time_emb = self.mlp(time_emb)
            time_emb = time_emb[..., None, None]
            scale_shift = time_emb.chunk(2, dim=1)
        h = self.block1(x, scale_shift=scale_shift)
        h = self.block2(h)
        return h + self.res_conv(x)


class LinearAttention(nn.Module):
    def __init__(self, dim, heads=2, dim_head=8):
        super().__init__()
        self.scale, self.heads, hidden = dim_head ** -0.5, heads, dim_head * heads
        self.to_qkv = nn.Conv2d(dim, hidden * 3, 1, bias=False)
        self.to_out = nn.Sequential(nn.Conv2d(hidden, dim, 1), nn.GroupNorm(1, dim))

    def forward(self, x):
        b, c, h, w = x.shape
        q, k, v = (t.reshape(b, self.heads, -1, h * w) for t in self.to_qkv(x).chunk(3, dim=1))
        q = q.softmax(dim=-2) * self.scale
        k = k.softmax(dim=-1)
        context = torch.einsum("b h d n, b h e n -> b h d e", k, v)
        out = torch.einsum("b h d e, b h d n -> b h e n", context, q)
        out = out.reshape(b, -1, h, w)
        return self.to_out(out)


class Unet(nn.Module):
    def __init__(self, dim, dim_mults=(1, 2, 4), channels=3, groups=4, self_condition=False):
        super().__init__()
        self.self_condition = self_condition
        self.init_conv = nn.Conv2d(channels * (2 if self_condition else 1), dim, 1)
        dims = [dim, *(dim * m for m in dim_mults)]
        in_out = list(zip(dims[:-1], dims[1:]))
        time_dim = dim * 4
        self.time_mlp = nn.Sequential(SinusoidalPositionEmbeddings(dim), nn.Linear(dim, time_dim), nn.GELU(), nn.Linear(time_dim, time_dim))
        self.downs, self.ups = nn.ModuleList(), nn.ModuleList()

        def block(i, o):
            return ResnetBlock(i, o, time_emb_dim=time_dim, groups=groups)

        for ind, (i, o) in enumerate(in_out):
            last = ind >= len(in_out) - 1
            self.downs.append(nn.ModuleList([block(i, i), Residual(LinearAttention(i)), nn.Conv2d(i, o, 4, 2, 1) if not last else nn.Conv2d(i, o, 3, padding=1)]))
        self.mid = block(dims[-1], dims[-1])
        for ind, (i, o) in enumerate(reversed(in_out)):
            last = ind == len(in_out) - 1
            up = nn.Sequential(nn.Upsample(scale_factor=2, mode="nearest"), nn.Conv2d(o, i, 3, padding=1)) if not last else nn.Conv2d(o, i, 3, padding=1)
            self.ups.append(nn.ModuleList([block(o + i, o), Residual(LinearAttention(o)), up]))
        self.final_res_block = block(dim * 2, dim)
        self.final_conv = nn.Conv2d(dim, channels, 1)

    def forward(self, x, time, x_self_cond=None):
        if self.self_condition:
            x_self_cond = default(x_self_cond, lambda: torch.zeros_like(x))
            x = torch.cat((x_self_cond, x), dim=1)
        x = self.init_conv(x)
        r = x.clone()
        t = self.time_mlp(time)
        h = []
        for block, attn, downsample in self.downs:
            x = block(x, t)
            x = attn(x)
            h.append(x)
            x = downsample(x)
        x = self.mid(x, t)
        for block, attn, upsample in self.ups:
            x = torch.cat((x, h.pop()), dim=1)
            x = block(x, t)
            x = attn(x)
            x = upsample(x)
        x = torch.cat((x, r), dim=1)
        x = self.final_res_block(x, t)
        return self.final_conv(x)


timesteps = 20
betas = cosine_beta_schedule(timesteps)
alphas_cumprod = torch.cumprod(1.0 - betas, dim=0)
alphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.0)
posterior_variance = betas * (1.0 - alphas_cumprod_prev) / (1.0 - alphas_cumprod)


def q_sample(x_start, t, noise=None):
    noise = default(noise, lambda: torch.randn_like(x_start))
    return extract(alphas_cumprod.sqrt(), t, x_start.shape) * x_start + extract((1 - alphas_cumprod).sqrt(), t, x_start.shape) * noise


def p_losses(model, x_start, t, kind="huber"):
    noise = torch.randn_like(x_start)
    x_noisy = q_sample(x_start, t, noise)
    predicted = model(x_noisy, t)
    functions = {"l1": F.l1_loss, "l2": F.mse_loss, "huber": F.smooth_l1_loss}
    if kind not in functions:
        raise NotImplementedError(kind)
    return functions[kind](noise, predicted)


model = Unet(8, channels=1)
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for step in range(2):
    batch = torch.rand(4, 1, 16, 16) * 2 - 1
    t = torch.randint(0, timesteps, (batch.shape[0],)).long()
    loss = p_losses(model, batch, t, ("huber", "l1")[step])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, loss.shape, sum(p.numel() for p in model.parameters()))


@torch.no_grad()
def p_sample(model, x, t, index):
    betas_t = extract(betas, t, x.shape)
    mean = (1.0 - betas_t).rsqrt() * (x - betas_t * model(x, t) / (1 - extract(alphas_cumprod, t, x.shape)).sqrt())
    return mean if index == 0 else mean + extract(posterior_variance, t, x.shape).sqrt() * torch.randn_like(x)


img = torch.randn(2, 1, 16, 16)
for i in reversed(range(0, 3)):
    img = p_sample(model, img, torch.full((2,), i, dtype=torch.long), i)
conditioned = Unet(8, dim_mults=(1, 2), self_condition=True)
out = conditioned(torch.randn(1, 3, 12, 12), torch.tensor([3]))
print(img.shape, out.shape)
try:
    p_losses(model, img, torch.tensor([1, 2]), "other")
except NotImplementedError as error:
    print("no such loss:", error)
odd = Unet(10, dim_mults=(1, 3), groups=4)
