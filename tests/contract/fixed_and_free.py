"""Fully convolutional networks, volumes, series, patches, lazy layers: sizes that are free, fixed, or bound to others."""
import torch
import torch.nn.functional as F
from torch import nn


#: Denoiser accepts [N, 1, H, W] float32 → [N, 1, H, W]
#:     also [1, H, W] float32 → [1, H, W]
class Denoiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1))

    def forward(self, x):
        return x - self.layers(x)


#: Hourglass accepts [N, 3, H, W] float32 → [N, 1, 32*((H + 31)//32), 32*((W + 31)//32)]
#:     H a multiple of 32
#:     W a multiple of 32
class Hourglass(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Sequential(*[nn.Sequential(nn.Conv2d(3 if i == 0 else 8, 8, 3, 2, 1), nn.BatchNorm2d(8)) for i in range(5)])
        self.up = nn.Sequential(*[nn.ConvTranspose2d(8, 8, 4, 2, 1) for _ in range(5)])
        self.out = nn.Conv2d(11, 1, 1)

    def forward(self, x):
        return self.out(torch.cat([x, self.up(self.down(x))], dim=1))


#: VolumeNet accepts [N, 1, D, H, W] float32 → [N, 5]
#:     (D//4)*(H//4)*(W//4) = 256: 19×32×32, 32×19×32, 32×32×19, 18×32×32, 19×32×33, 19×33×32, …
#:     also [1, D, H, W] float32 → [16, 5]
#:         (D//4)*(H//4)*(W//4) = 4096: 64×64×64, 65×65×65, 66×66×66, 67×67×67, 64×64×65, 64×65×64, …
class VolumeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv3d(1, 8, 3, padding=1)
        self.b = nn.Conv3d(8, 16, 3, padding=1)
        self.fc = nn.Linear(16 * 4 * 8 * 8, 5)

    def forward(self, x):
        x = F.max_pool3d(F.relu(self.a(x)), 2)
        x = F.max_pool3d(F.relu(self.b(x)), 2)
        return self.fc(x.flatten(1))


#: Wave accepts [N, 2, L] float32 → [N, 35]
#:     L ≥ 124
#:     also [2, L] float32 → [35]
#:         L from 140 to 143
class Wave(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv1d(2, 16, 80, stride=4), nn.BatchNorm1d(16), nn.ReLU(), nn.MaxPool1d(4),
                                 nn.Conv1d(16, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool1d(1))
        self.fc = nn.Linear(32, 35)

    def forward(self, x):
        return self.fc(self.net(x).squeeze(-1))


#: Causal accepts [N, 4, L] float32 → [N, 4, L]
#:     also [4, L] float32 → [4, L]
class Causal(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(4, 4, 3, dilation=4)

    def forward(self, x):
        return x + self.conv(F.pad(x, (8, 0)))


#: Forecaster accepts [N, L, 3] float32 → [L, 1]
#:     also [L, 3] float32 → [1]
class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(3, 16, num_layers=2)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        states, last = self.rnn(x)
        return self.out(last[-1])


#: SmallViT accepts [N, 3, H, W] float32 → [N, 10]
#:     (H//8)*(W//8) = 16: 32×32, 33×33, 34×34, 35×35, 36×36, 37×37, …
#:     also [3, H, W] float32 → [48, 10]
#:         H from 384 to 391
#:         W from 128 to 135
class SmallViT(nn.Module):
    def __init__(self, size=32, patch=8, width=48):
        super().__init__()
        self.patch = nn.Conv2d(3, width, patch, patch)
        self.token = nn.Parameter(torch.zeros(1, 1, width))
        self.places = nn.Parameter(torch.zeros(1, (size // patch) ** 2 + 1, width))
        self.body = nn.TransformerEncoder(nn.TransformerEncoderLayer(width, 4, 96, batch_first=True), 2)
        self.head = nn.Linear(width, 10)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(x.size(0), -1, -1), x], dim=1) + self.places
        return self.head(self.body(x)[:, 0])


#: Lazy accepts [N, C, H, W] float32 → [N, 10]
#:     H ≥ 4
#:     W ≥ 4
class Lazy(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.LazyConv2d(8, 3)
        self.norm = nn.LazyBatchNorm2d()
        self.fc = nn.LazyLinear(10)

    def forward(self, x):
        return self.fc(F.max_pool2d(self.norm(self.conv(x)), 2).flatten(1))


#: PixelShuffler accepts [N, 3, H, W] float32 → [N, 3, H//4, W//4]
#:     H a multiple of 4
#:     W a multiple of 4
#:     also [3, H, W] float32 → [3, H//4, W//4]
#:         H a multiple of 4
#:         W a multiple of 4
class PixelShuffler(nn.Module):
    def __init__(self):
        super().__init__()
        self.shuffle = nn.PixelUnshuffle(4)
        self.conv = nn.Conv2d(48, 3, 1)

    def forward(self, x):
        return self.conv(self.shuffle(x))


#: WindowAttention accepts [N, H, W, 16] float32 → [N*(H//4)*(W//4), 16, 16]
#:     H a multiple of 4
#:     W a multiple of 4
class WindowAttention(nn.Module):
    def __init__(self, width=16, window=4):
        super().__init__()
        self.window = window
        self.qkv = nn.Linear(width, 3 * width)

    def forward(self, x):
        n, h, w, c = x.shape
        x = x.view(n, h // self.window, self.window, w // self.window, self.window, c)
        x = x.permute(0, 1, 3, 2, 4, 5).reshape(-1, self.window * self.window, c)
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        return F.scaled_dot_product_attention(q, k, v)


#: Tokens accepts [N, L] int64 from 0 to 199 → [N, L, 200]
#:     L from 1 to 64
class Tokens(nn.Module):
    def __init__(self, vocabulary=200, longest=64, width=32):
        super().__init__()
        self.longest = longest
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(longest, width)
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)

    def forward(self, ids):
        batch, length = ids.shape
        assert length <= self.longest, "the sequence is too long"
        x = self.words(ids) + self.places(torch.arange(length))
        return self.head(self.norm(x))


#: Doubles accepts [N, H, W, 4] float64 → [N, H, W, 2]
#:     also [N, L, 4] float64 → [N, L, 2]
#:     also [N, 4] float64 → [N, 2]
#:     also [N, C, D, H, 4] float64 → [N, C, D, H, 2]
#:     also [4] float64 → [2]
class Doubles(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 2).double()

    def forward(self, x):
        return self.fc(x)


#: GroupedNorm accepts [N, 4, H, W] float32 → [N, 12, H - 2, W - 2]
#:     H ≥ 3 and W ≥ 3 and H*W - 2*H - 2*W + 4 ≠ 1: 4×4, 5×5, 6×6, 7×7, 8×8, 9×9, …
#:     also [4, 14, W] float32 → [12, 12, W - 2]
#:         W ≥ 3
class GroupedNorm(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(4, 12, 3, groups=2), nn.GroupNorm(3, 12), nn.InstanceNorm2d(12))

    def forward(self, x):
        return self.body(x)


#: Pyramid accepts [N, 3, H, W] float32 → [N, 8, max((H + 1)//2, 2*((H + 3)//4)), max((W + 1)//2, 2*((W + 3)//4))]
#:     H one of 1, 2, 3, 4, 7, 8, 11, 12, …
#:     W one of 1, 2, 3, 4, 7, 8, 11, 12, …
#:     also [3, H, W] float32 → [8, max((H + 1)//2, (H + 3)//4), max((W + 1)//2, 2*((W + 3)//4))]
#:         H from 1 to 4
#:         W one of 1, 2, 3, 4, 7, 8, 11, 12, …
class Pyramid(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(3, 8, 3, 2, 1)
        self.c2 = nn.Conv2d(8, 16, 3, 2, 1)
        self.lateral = nn.Conv2d(16, 8, 1)

    def forward(self, x):
        fine = self.c1(x)
        coarse = self.lateral(self.c2(fine))
        return fine + F.interpolate(coarse, scale_factor=2)


#: Autoencoder accepts [N, 784] float32 → [N, 784]
#:     also [N, L, F] float32 → [N, L, F]
#:         L*F = 784: 28×28, 16×49, 49×16, 14×56, 56×14, 8×98, …
#:     also [N, C, H, W] float32 → [N, C, H, W]
#:         C*H*W = 784: 7×8×14, 7×14×8, 8×7×14, 8×14×7, 14×7×8, 14×8×7, …
#:     also [N, C, D, H, W] float32 → [N, C, D, H, W]
#:         C*D*H*W = 784: 4×4×7×7, 4×7×4×7, 4×7×7×4, 7×4×4×7, 7×4×7×4, 7×7×4×4, …
class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(28 * 28, 64), nn.ReLU(), nn.Linear(64, 8))
        self.decoder = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 28 * 28), nn.Sigmoid())

    def forward(self, x):
        shape = x.shape
        return self.decoder(self.encoder(x.view(shape[0], -1))).view(shape)


#: Video accepts [N, T, 3, H, W] float32 → [N, 4]
class Video(nn.Module):
    def __init__(self):
        super().__init__()
        self.frame = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten())
        self.rnn = nn.LSTM(32, 16, batch_first=True)
        self.out = nn.Linear(16, 4)

    def forward(self, clip):
        n, t, c, h, w = clip.shape
        frames = self.frame(clip.reshape(n * t, c, h, w)).view(n, t, -1)
        return self.out(self.rnn(frames)[0][:, -1])


#: Upsampler accepts [N, 1, H, W] float32 → [N, 1, 3*H, 3*W]
#:     also [1, H, W] float32 → [1, 3*H, 3*W]
class Upsampler(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(1, 16, 5, padding=2), nn.Conv2d(16, 9, 3, padding=1), nn.PixelShuffle(3))

    def forward(self, x):
        return self.body(x)


#: Generator accepts [N, L, 100] float32 → [N*L, 1, 28, 28]
#:     also [N, H, W, 100] float32 → [N*H*W, 1, 28, 28]
#:     also [L, 100] float32 → [L, 1, 28, 28]
#:     also [N, C, D, H, 100] float32 → [N*C*D*H, 1, 28, 28]
#:     also [100] float32 → [1, 1, 28, 28]
class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(100, 128 * 7 * 7)
        self.up = nn.Sequential(nn.ConvTranspose2d(128, 64, 4, 2, 1), nn.BatchNorm2d(64), nn.ReLU(),
                                nn.ConvTranspose2d(64, 1, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.up(self.fc(z).view(-1, 128, 7, 7))


#: DCGenerator accepts [N, 100, H, W] float32 → [N, 3, 2*H + 6, 2*W + 6]
class DCGenerator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.ConvTranspose2d(100, 64, 4, 1, 0), nn.BatchNorm2d(64), nn.ReLU(),
                                  nn.ConvTranspose2d(64, 3, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.main(z)


#: DCDiscriminator accepts [N, 3, H, W] float32 → [N*(H//4)*(W//4) + 49*N - 7*N*(H//4) - 7*N*(W//4)]
#:     H ≥ 32
#:     W ≥ 32
class DCDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(3, 32, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(32, 64, 4, 2, 1),
                                  nn.BatchNorm2d(64), nn.Conv2d(64, 1, 8, 1, 0), nn.Sigmoid())

    def forward(self, x):
        return self.main(x).view(-1, 1).squeeze(1)


#: OddLinear accepts [3, L, F] float32 → [6, 10]
#:     (L//2 - 2)*(F//2 - 2) = 1000: 55×84, 84×55, 54×84, 55×85, 84×54, 85×55, …
class OddLinear(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.fc = nn.Linear(1000, 10)

    def forward(self, x):
        return self.fc(F.max_pool2d(self.conv(x), 2).flatten(1))
