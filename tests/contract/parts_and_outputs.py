"""Parts that other modules make, outputs in dicts and objects, several ways through a condition."""
from dataclasses import dataclass
from typing import Optional

import torch
import torch.nn as nn
import torch.nn.functional as F
from einops import rearrange


#: SEBlock: not known: it cannot be made without arguments (TypeError: SEBlock.__init__() missing 1 required positional argument: 'channel'); name them: FILE:'SEBlock(...)'
class SEBlock(nn.Module):
    def __init__(self, channel, reduction=4):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(channel, channel // reduction), nn.ReLU(), nn.Linear(channel // reduction, channel), nn.Sigmoid())

    def forward(self, x):
        b, c, _, _ = x.size()
        y = F.adaptive_avg_pool2d(x, 1).view(b, c)
        return x * self.fc(y).view(b, c, 1, 1).expand_as(x)


#: BasicBlock (as CifarResNet().layer1.get_submodule('0')) accepts [N, 16, H, W] float32 → [N, 16, H, W]
class BasicBlock(nn.Module):
    def __init__(self, in_planes, planes, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_planes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_planes != planes:
            self.shortcut = nn.Sequential(nn.Conv2d(in_planes, planes, 1, stride, bias=False), nn.BatchNorm2d(planes))

    def forward(self, x):
        out = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(out + self.shortcut(x))


#: CifarResNet accepts [N, 3, H, W] float32 → [N, 10]
#:     H from 29 to 60
#:     W from 29 to 60
class CifarResNet(nn.Module):
    def __init__(self, blocks=(1, 1, 1), num_classes=10):
        super().__init__()
        self.in_planes = 16
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.layer1 = self._make(16, blocks[0], 1)
        self.layer2 = self._make(32, blocks[1], 2)
        self.layer3 = self._make(64, blocks[2], 2)
        self.linear = nn.Linear(64, num_classes)

    def _make(self, planes, n, stride):
        layers = []
        for s in [stride] + [1] * (n - 1):
            layers.append(BasicBlock(self.in_planes, planes, s))
            self.in_planes = planes
        return nn.Sequential(*layers)

    def forward(self, x):
        out = F.relu(self.conv1(x))
        out = self.layer3(self.layer2(self.layer1(out)))
        out = F.avg_pool2d(out, 8)
        out = out.view(out.size(0), -1)
        return self.linear(out)


#: DQN accepts [N, 4, H, W] of any element type → [N, 4]
#:     ((H + 4)//8 - 4)*((W + 4)//8 - 4) = 49: 84×84, 85×85, 86×86, 87×87, 88×88, 89×89, …
#:     also [4, H, W] of any element type → [64, 4]
#:         ((H + 4)//8 - 4)*((W + 4)//8 - 4) = 3136: 476×476, 477×477, 478×478, 479×479, 480×480, 481×481, …
class DQN(nn.Module):
    def __init__(self, n_actions=4):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 32, 8, stride=4)
        self.conv2 = nn.Conv2d(32, 64, 4, stride=2)
        self.conv3 = nn.Conv2d(64, 64, 3, stride=1)
        self.fc1 = nn.Linear(3136, 512)
        self.fc2 = nn.Linear(512, n_actions)

    def forward(self, x):
        x = x.float() / 255
        x = F.relu(self.conv3(F.relu(self.conv2(F.relu(self.conv1(x))))))
        x = F.relu(self.fc1(x.reshape(x.shape[0], -1)))
        return self.fc2(x)


#: ActorCritic accepts [N, 8] float32 → [N, 2], [N], [N]
#:     also [N, L, 8] float32 → [N, L, 2], [N, L], [N, L]
#:     also [N, H, W, 8] float32 → [N, H, W, 2], [N, H, W], [N, H, W]
#:     also [N, C, D, H, 8] float32 → [N, C, D, H, 2], [N, C, D, H], [N, C, D, H]
#:     also [8] float32 → [2], [], []
class ActorCritic(nn.Module):
    def __init__(self, obs=8, act=2):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(obs, 64), nn.Tanh())
        self.pi = nn.Linear(64, act)
        self.v = nn.Linear(64, 1)
        self.log_std = nn.Parameter(torch.zeros(act))

    def forward(self, obs):
        h = self.body(obs)
        dist = torch.distributions.Normal(self.pi(h), self.log_std.exp())
        a = dist.sample()
        return a, dist.log_prob(a).sum(-1), self.v(h).squeeze(-1)


#: ConvVAE accepts [N, 1, H, W] float32 → recon [N, 1, 28, 28], mu [N, 16], logvar [N, 16]
#:     ((H + 3)//4)*((W + 3)//4) = 49: 25×25, 26×26, 27×27, 28×28, 25×26, 26×25, …
#:     also [1, H, W] float32 → recon [32, 1, 28, 28], mu [32, 16], logvar [32, 16]
#:         ((H + 3)//4)*((W + 3)//4) = 1568: 128×193, 193×128, 127×193, 128×194, 193×127, 194×128, …
class ConvVAE(nn.Module):
    def __init__(self, latent=16):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 16, 3, 2, 1), nn.ReLU(), nn.Conv2d(16, 32, 3, 2, 1), nn.ReLU())
        self.mu = nn.Linear(32 * 7 * 7, latent)
        self.logvar = nn.Linear(32 * 7 * 7, latent)
        self.dec_in = nn.Linear(latent, 32 * 7 * 7)
        self.dec = nn.Sequential(nn.ConvTranspose2d(32, 16, 3, 2, 1, output_padding=1), nn.ReLU(),
                                 nn.ConvTranspose2d(16, 1, 3, 2, 1, output_padding=1), nn.Sigmoid())

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)
        return mu + torch.randn_like(std) * std

    def forward(self, x):
        h = self.enc(x).flatten(1)
        mu, logvar = self.mu(h), self.logvar(h)
        z = self.reparameterize(mu, logvar)
        recon = self.dec(self.dec_in(z).view(-1, 32, 7, 7))
        return {"recon": recon, "mu": mu, "logvar": logvar}


@dataclass
class Out:
    logits: torch.Tensor
    hidden: Optional[torch.Tensor] = None


#: EncoderClassifier accepts [N, L] int64 from 0 to 299 → logits [N, 3], hidden [N, L, 32]
#:     L from 1 to 50
class EncoderClassifier(nn.Module):
    def __init__(self, config=None):
        super().__init__()
        config = config or dict(vocab=300, dim=32, max_len=50, heads=4, layers=1, classes=3)
        self.tok = nn.Embedding(config["vocab"], config["dim"])
        self.pos = nn.Parameter(torch.zeros(config["max_len"], config["dim"]))
        layer = nn.TransformerEncoderLayer(config["dim"], config["heads"], 64, batch_first=True)
        self.enc = nn.TransformerEncoder(layer, config["layers"])
        self.cls = nn.Linear(config["dim"], config["classes"])

    def forward(self, input_ids, attention_mask=None):
        x = self.tok(input_ids) + self.pos[:input_ids.shape[1]]
        x = self.enc(x, src_key_padding_mask=None if attention_mask is None else attention_mask == 0)
        return Out(logits=self.cls(x[:, 0]), hidden=x)


#: PositionalEncoding (as TransformerLM().pos_encoder) accepts [N, L, F] of any element type → [N, L, 32]
#:     N from 1 to 100
#:     F one of 1, 32
#:     also [N, C, H, W] of any element type → [N, max(C, min(N, 100)), H, 32]
#:         N = 1 or C = 1 or C = min(N, 100): 1×1, 1×2, 1×3, 1×4, 1×5, 1×6, …
#:         W one of 1, 32
#:     also [N, F] of any element type → [min(N, 100), N, 32]
#:         F one of 1, 32
#:     also [N, C, D, H, W] of any element type → [N, C, max(D, min(N, 100)), H, 32]
#:         N = 1 or D = 1 or D = min(N, 100): 1×1, 1×2, 1×3, 1×4, 1×5, 1×6, …
#:         W one of 1, 32
#:     also [F] of any element type → [min(F, 100), 1, 32]
#:         F one of 1, 32
class PositionalEncoding(nn.Module):
    def __init__(self, d_model, dropout=0.1, max_len=100):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-torch.log(torch.tensor(10000.0)) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * div_term)
        pe[:, 0, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe)

    def forward(self, x):
        x = x + self.pe[:x.size(0)]
        return self.dropout(x)


#: TransformerLM accepts [N, L] int64 from 0 to 399 → [N, L, 400]
#:     N from 1 to 100
#:     also [L] int64 from 0 to 399 → [min(L, 100), L, 400]
class TransformerLM(nn.Module):
    def __init__(self, ntoken=400, d_model=32, nhead=2):
        super().__init__()
        self.d_model = d_model
        self.embedding = nn.Embedding(ntoken, d_model)
        self.pos_encoder = PositionalEncoding(d_model)
        self.transformer_encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(d_model, nhead, 64), 2)
        self.linear = nn.Linear(d_model, ntoken)

    def forward(self, src, src_mask=None):
        src = self.pos_encoder(self.embedding(src) * self.d_model ** 0.5)
        if src_mask is None:
            src_mask = nn.Transformer.generate_square_subsequent_mask(len(src))
        return self.linear(self.transformer_encoder(src, src_mask))


#: AttentionPooling accepts [N, L, 24] float32 → [N, 24], [N, 1, L]
class AttentionPooling(nn.Module):
    def __init__(self, dim=24, heads=3):
        super().__init__()
        self.query = nn.Parameter(torch.randn(1, 1, dim))
        self.attn = nn.MultiheadAttention(dim, heads, batch_first=True)
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, mask=None):
        q = self.query.expand(x.shape[0], -1, -1)
        out, w = self.attn(q, x, x, key_padding_mask=mask)
        return self.norm(out.squeeze(1)), w


#: WindowPart accepts [N, H, W, 12] float32 → [N*(H//7)*(W//7), 3, 49, 4]
#:     H a multiple of 7
#:     W a multiple of 7
class WindowPart(nn.Module):
    def __init__(self, window_size=7, dim=12):
        super().__init__()
        self.w = window_size
        self.qkv = nn.Linear(dim, dim * 3)

    def forward(self, x):
        x = rearrange(x, "b (h w1) (w w2) c -> (b h w) (w1 w2) c", w1=self.w, w2=self.w)
        q, k, v = rearrange(self.qkv(x), "b n (three h d) -> three b h n d", three=3, h=3)
        return (q @ k.transpose(-1, -2)).softmax(-1) @ v


#: ViViTTube accepts [N, 3, D, H, W] float32 → [N, (D//2)*(H//16)*(W//16), 32]
#:     D ≥ 2
#:     H ≥ 16
#:     W ≥ 16
class ViViTTube(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.proj = nn.Conv3d(3, dim, (2, 16, 16), stride=(2, 16, 16))
        self.norm = nn.LayerNorm(dim)

    def forward(self, video):
        return self.norm(rearrange(self.proj(video), "b c t h w -> b (t h w) c"))


#: FPN accepts [N, 3, H, W] float32 → [N, 8, (H + 1)//2, (W + 1)//2], [N, 8, (H + 3)//4, (W + 3)//4], [N, 8, (H + 7)//8, (W + 7)//8]
class FPN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 8, 3, 2, 1)
        self.c2 = nn.Conv2d(8, 16, 3, 2, 1)
        self.c3 = nn.Conv2d(16, 32, 3, 2, 1)
        self.l1, self.l2, self.l3 = nn.Conv2d(8, 8, 1), nn.Conv2d(16, 8, 1), nn.Conv2d(32, 8, 1)

    def forward(self, x):
        c1 = self.c1(x)
        c2 = self.c2(c1)
        c3 = self.c3(c2)
        p3 = self.l3(c3)
        p2 = self.l2(c2) + F.interpolate(p3, size=c2.shape[-2:], mode="nearest")
        p1 = self.l1(c1) + F.interpolate(p2, size=c1.shape[-2:], mode="nearest")
        return [p1, p2, p3]


#: GaussianBlur accepts [N, 3, H, W] float32 → [N, 3, H, W]
#:     H ≥ 3
#:     W ≥ 3
#:     also [3, H, W] float32 → [3, H, W]
#:         H ≥ 3
#:         W ≥ 3
class GaussianBlur(nn.Module):
    def __init__(self, channels=3, k=5):
        super().__init__()
        self.register_buffer("weight", torch.ones(channels, 1, k, k) / k ** 2)
        self.groups, self.pad = channels, k // 2

    def forward(self, x):
        return F.conv2d(F.pad(x, [self.pad] * 4, mode="reflect"), self.weight, groups=self.groups)


#: DeepSupervised accepts [N, 1, H, W] float32 → [N, 3], [N, 3]
#:     H ≥ 14
#:     W ≥ 14
class DeepSupervised(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(1, 4, 5)
        self.b = nn.Conv2d(4, 4, 5)
        self.h = nn.Linear(4, 3)

    def forward(self, x):
        a = self.a(x)
        b = self.b(F.max_pool2d(a, 2))
        return self.h(a.mean((2, 3))), self.h(b.mean((2, 3)))


#: Autoregressive accepts [N, 24, 5] float32 → [N, 6, 5]
class Autoregressive(nn.Module):
    def __init__(self, series=5, window=24, horizon=6):
        super().__init__()
        self.window, self.horizon = window, horizon
        self.lin = nn.Linear(window, horizon)
        self.mix = nn.Linear(series, series)

    def forward(self, x):
        # x: [batch, window, series]
        mean = x.mean(1, keepdim=True)
        y = self.lin((x - mean).transpose(1, 2)).transpose(1, 2)
        return self.mix(y) + mean


#: GCNLayer accepts node_feats [N, L, 7] float32, adj_matrix [N, L2, L] float32 → [N, L2, 9]
class GCNLayer(nn.Module):
    def __init__(self, c_in=7, c_out=9):
        super().__init__()
        self.projection = nn.Linear(c_in, c_out)

    def forward(self, node_feats, adj_matrix):
        num_neighbours = adj_matrix.sum(dim=-1, keepdims=True)
        node_feats = self.projection(node_feats)
        node_feats = torch.bmm(adj_matrix, node_feats)
        return node_feats / num_neighbours


#: ConditionalGenerator accepts noise [N, 64] float32, labels [N] int64 from 0 to 9 → [N, 1, 28, 28]
class ConditionalGenerator(nn.Module):
    def __init__(self, z_dim=64, n_classes=10):
        super().__init__()
        self.emb = nn.Embedding(n_classes, n_classes)
        self.net = nn.Sequential(nn.ConvTranspose2d(z_dim + n_classes, 32, 7), nn.BatchNorm2d(32), nn.ReLU(),
                                 nn.ConvTranspose2d(32, 1, 4, 4), nn.Tanh())

    def forward(self, noise, labels):
        x = torch.cat((noise, self.emb(labels)), 1)
        return self.net(x.unsqueeze(-1).unsqueeze(-1))


#: Channels accepts [N, C, H, W] float32 → [N, 4, H, W]
#:     C one of 1, 3
#:     also [N, L, F] float32 → [4, 3, F]
#:         L one of 1, 3
class Channels(nn.Module):
    def __init__(self):
        super().__init__()
        self.mix = nn.LazyConv2d(4, 1)

    def forward(self, x):
        if x.shape[1] != 1 and x.shape[1] != 3:
            raise ValueError(f"grey or RGB images, not {x.shape[1]} channels")
        return self.mix(x)


#: LongPositions accepts [N, L] int64 from 0 to 49 → [N, L, 8]
#:     L from 1 to 5000
#:     also [N, L, K] int64 from 0 to 49 → [N, L, max(L, K), 8]
#:         L = 1 or K = 1 or L = K: 1×1, 2×2, 3×3, 4×4, 5×5, 6×6, …
class LongPositions(nn.Module):
    def __init__(self, longest=5000):
        super().__init__()
        self.words, self.places = nn.Embedding(50, 8), nn.Embedding(longest, 8)

    def forward(self, ids):
        return self.words(ids) + self.places(torch.arange(0, ids.shape[1]).unsqueeze(0))


#: PaddedWindows accepts [N, H, W, 12] float32, float16 or bfloat16 → [N*H*W + N*(6*W//7)*(6*H//7) - N*H*(6*W//7) - N*W*(6*H//7), 49, 12]
class PaddedWindows(nn.Module):
    """Pads to whole windows, shifts them only where there are several."""
    def __init__(self, window=7):
        super().__init__()
        self.window, self.norm = window, nn.LayerNorm(12)

    def forward(self, x):
        n, h, w, c = x.shape
        x = F.pad(x, (0, 0, 0, -w % self.window, 0, -h % self.window))
        shift = self.window // 2 if x.shape[1] > self.window and x.shape[2] > self.window else 0
        if shift:
            x = torch.roll(x, (-shift, -shift), (1, 2))
        x = rearrange(x, "n (h i) (w j) c -> (n h w) (i j) c", i=self.window, j=self.window)
        return self.norm(x)
