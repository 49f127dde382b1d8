"""Networks as people write them every day: pictures, sounds, words, points, tables."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


#: DoubleConv accepts [N, 3, H, W] float32 → [N, 16, H, W]
class DoubleConv(nn.Module):
    def __init__(self, cin=3, cout=16):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))

    def forward(self, x):
        return self.net(x)


#: PaddedUNet accepts [N, 3, H, W] float32 → [N, 2, H, W]
#:     H ≥ 4
#:     W ≥ 4
class PaddedUNet(nn.Module):
    """Pads what is brought up until it fits, as the well-known implementation does."""

    def __init__(self, channels=3, classes=2):
        super().__init__()
        self.down1, self.down2, self.down3 = DoubleConv(channels, 8), DoubleConv(8, 16), DoubleConv(16, 32)
        self.pool = nn.MaxPool2d(2)
        self.up2, self.up1 = nn.ConvTranspose2d(32, 16, 2, 2), nn.ConvTranspose2d(16, 8, 2, 2)
        self.conv2, self.conv1 = DoubleConv(32, 16), DoubleConv(16, 8)
        self.last = nn.Conv2d(8, classes, 1)

    def fit(self, x, skip):
        dy, dx = skip.size(2) - x.size(2), skip.size(3) - x.size(3)
        return torch.cat([skip, F.pad(x, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])], dim=1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(self.pool(a))
        c = self.down3(self.pool(b))
        x = self.conv2(self.fit(self.up2(c), b))
        x = self.conv1(self.fit(self.up1(x), a))
        return self.last(x)


#: ConvAutoencoder accepts [N, 1, H, W] float32 → [N, 1, 4*((H + 3)//4), 4*((W + 3)//4)]
#:     H ≥ 25
#:     W ≥ 25
#:     also [1, H, W] float32 → [1, 4*((H + 3)//4), 4*((W + 3)//4)]
#:         H ≥ 25
#:         W ≥ 25
class ConvAutoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(),
                                     nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(), nn.Conv2d(32, 64, 7))
        self.decoder = nn.Sequential(nn.ConvTranspose2d(64, 32, 7), nn.ReLU(),
                                     nn.ConvTranspose2d(32, 16, 3, 2, 1, output_padding=1), nn.ReLU(),
                                     nn.ConvTranspose2d(16, 1, 3, 2, 1, output_padding=1), nn.Sigmoid())

    def forward(self, x):
        return self.decoder(self.encoder(x))


#: VAE accepts [N, F] float32 → [N*F//784, 784], [N*F//784, 20], [N*F//784, 20]
#:     N*F a multiple of 784: 1×784, 2×392, 2×784, 3×784, 4×196, 4×392, …
#:     also [N, L, F] float32 → [N*L*F//784, 784], [N*L*F//784, 20], [N*L*F//784, 20]
#:         N*L*F a multiple of 784: 1×28×28, 1×56×56, 1×84×84, 1×112×112, 1×48×49, 1×49×48, …
#:     also [N, C, H, W] float32 → [N*C*H*W//784, 784], [N*C*H*W//784, 20], [N*C*H*W//784, 20]
#:         N*C*H*W a multiple of 784: 1×28×28×28, 1×27×28×28, 1×28×27×28, 1×28×28×27, 1×28×28×29, 1×28×29×28, …
#:     also [N, C, D, H, W] float32 → [N*C*D*H*W//784, 784], [N*C*D*H*W//784, 20], [N*C*D*H*W//784, 20]
#:         N*C*D*H*W a multiple of 784: 1×14×14×14×14, 1×7×7×8×8, 1×7×8×7×8, 1×7×8×8×7, 1×8×7×7×8, 1×8×7×8×7, …
#:     also [F] float32 → [F//784, 784], [F//784, 20], [F//784, 20]
#:         F a multiple of 784
class VAE(nn.Module):
    def __init__(self, latent=20):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(784, 400), nn.Linear(latent, 400)
        self.mu, self.logvar, self.out = nn.Linear(400, latent), nn.Linear(400, latent), nn.Linear(400, 784)

    def forward(self, x):
        h = F.relu(self.fc1(x.view(-1, 784)))
        mu, logvar = self.mu(h), self.logvar(h)
        z = mu + torch.randn_like(mu) * torch.exp(0.5 * logvar)
        return torch.sigmoid(self.out(F.relu(self.fc2(z)))), mu, logvar


#: ConvVAE accepts [N, 3, H, W] float32 → recon [N, 3, 32, 32], mu [N, 16], logvar [N, 16]
#:     (H//4)*(W//4) = 64: 32×32, 33×33, 34×34, 35×35, 32×33, 33×32, …
class ConvVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(3, 32, 4, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 4, 2, 1), nn.ReLU())
        self.fc = nn.Linear(64 * 8 * 8, 32)
        self.back = nn.Linear(16, 64 * 8 * 8)
        self.dec = nn.Sequential(nn.ConvTranspose2d(64, 32, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(32, 3, 4, 2, 1))

    def forward(self, x):
        h = self.enc(x)
        mu, logvar = self.fc(h.flatten(1)).chunk(2, dim=1)
        return {"recon": self.dec(self.back(mu).view(x.size(0), 64, 8, 8)), "mu": mu, "logvar": logvar}


#: PatchDiscriminator accepts [N, 3, H, W] float32 → [N, 1, H//4 - 1, W//4 - 1]
#:     H ≥ 8
#:     W ≥ 8
class PatchDiscriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(3, 64, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(64, 128, 4, 2, 1, bias=False),
                                 nn.BatchNorm2d(128), nn.LeakyReLU(0.2), nn.Conv2d(128, 1, 4, 1, 1))

    def forward(self, img):
        return self.net(img)


#: LSTMTagger accepts [N, L] int64 from 0 to 999 → [N, L, 9]
#:     also [L] int64 from 0 to 999 → [L, 9]
class LSTMTagger(nn.Module):
    def __init__(self, vocab=1000, dim=32, hidden=64, tags=9):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim, padding_idx=0)
        self.lstm = nn.LSTM(dim, hidden, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * hidden, tags)

    def forward(self, tokens):
        states, _ = self.lstm(self.embed(tokens))
        return F.log_softmax(self.out(states), dim=-1)


#: SentimentGRU accepts [N, L] int64 from 0 to 499 → [L]
class SentimentGRU(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(500, 16)
        self.gru = nn.GRU(16, 32, num_layers=2)
        self.fc = nn.Linear(32, 1)

    def forward(self, text):
        _, hidden = self.gru(self.embed(text))
        return self.fc(hidden[-1]).squeeze(1)


#: GPT accepts [N, L] int64 from 0 to 64 → [N, L, 65]
#:     L from 1 to 32
class GPT(nn.Module):
    def __init__(self, vocab=65, block=32, dim=48, heads=4):
        super().__init__()
        self.block = block
        self.tok, self.pos = nn.Embedding(vocab, dim), nn.Embedding(block, dim)
        layer = nn.TransformerEncoderLayer(dim, heads, 2 * dim, batch_first=True)
        self.body = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(dim, vocab)

    def forward(self, idx):
        b, t = idx.size()
        assert t <= self.block, f"sequences of {t}, at most {self.block} fit"
        x = self.tok(idx) + self.pos(torch.arange(t, device=idx.device))
        mask = torch.triu(torch.full((t, t), float("-inf")), diagonal=1)
        return self.head(self.body(x, mask=mask))


#: SinusoidLM accepts [N, L] int64 from 0 to 99 → [N, L, 100]
#:     N from 1 to 50
#:     also [L] int64 from 0 to 99 → [min(L, 50), L, 100]
class SinusoidLM(nn.Module):
    def __init__(self, vocab=100, dim=32, longest=50):
        super().__init__()
        self.dim = dim
        self.embed = nn.Embedding(vocab, dim)
        position = torch.arange(longest).unsqueeze(1)
        rate = torch.exp(torch.arange(0, dim, 2) * (-math.log(10000.0) / dim))
        table = torch.zeros(longest, 1, dim)
        table[:, 0, 0::2] = torch.sin(position * rate)
        table[:, 0, 1::2] = torch.cos(position * rate)
        self.register_buffer("table", table)
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(dim, 4, 64), 2)
        self.out = nn.Linear(dim, vocab)

    def forward(self, src):
        x = self.embed(src) * math.sqrt(self.dim)
        x = x + self.table[: x.size(0)]
        return self.out(self.encoder(x))


#: ImagePairs accepts a [N, 1, H, W] float32, b [N2, 1, H2, W2] float32 → [max(N, N2), 1]
#:     N2 = 1 or N = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
#:     ((H + 3)//4 - 6)*((W + 3)//4 - 6) = 64: 53×53, 54×54, 55×55, 56×56, 53×54, 54×53, …
#:     ((H2 + 3)//4 - 6)*((W2 + 3)//4 - 6) = 64: 53×53, 54×54, 55×55, 56×56, 53×54, 54×53, …
#:     also a [1, L, F] float32, b [1, L2, F2] float32 → [64, 1]
#:         ((L + 3)//4 - 6)*((F + 3)//4 - 6) = 4096: 277×277, 278×278, 279×279, 280×280, 277×278, 278×277, …
#:         ((L2 + 3)//4 - 6)*((F2 + 3)//4 - 6) = 4096: 277×277, 278×278, 279×279, 280×280, 277×278, 278×277, …
class ImagePairs(nn.Module):
    """A siamese network for pairs of grey images."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 32, 10), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 7), nn.ReLU(),
                                  nn.MaxPool2d(2))
        self.fc = nn.Linear(64 * 8 * 8, 128)
        self.out = nn.Linear(128, 1)

    def embed(self, x):
        return torch.sigmoid(self.fc(self.conv(x).flatten(1)))

    def forward(self, a, b):
        return self.out(torch.abs(self.embed(a) - self.embed(b)))


#: M5 accepts [N, 1, L] float32 → [N, 1, 35]
#:     L ≥ 448
class M5(nn.Module):
    """Raw sound."""

    def __init__(self, channels=1, classes=35):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv1d(channels, 32, kernel_size=80, stride=16), nn.BatchNorm1d(32)
        self.conv2, self.bn2 = nn.Conv1d(32, 64, kernel_size=3), nn.BatchNorm1d(64)
        self.fc = nn.Linear(64, classes)

    def forward(self, x):
        x = F.max_pool1d(F.relu(self.bn1(self.conv1(x))), 4)
        x = F.max_pool1d(F.relu(self.bn2(self.conv2(x))), 4)
        x = F.avg_pool1d(x, x.shape[-1]).permute(0, 2, 1)
        return F.log_softmax(self.fc(x), dim=2)


#: Spectrogram accepts [N, 1, H, W] float32 → [N, 10]
#:     H from 64 to 67
#:     W ≥ 4
class Spectrogram(nn.Module):
    """Mel bands over time, of any length."""

    def __init__(self, bands=64, classes=10):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1),
                                  nn.ReLU(), nn.MaxPool2d(2))
        self.gru = nn.GRU(32 * (bands // 4), 64, batch_first=True)
        self.fc = nn.Linear(64, classes)

    def forward(self, mel):
        x = self.conv(mel)
        b, c, f, t = x.shape
        y, _ = self.gru(x.permute(0, 3, 1, 2).reshape(b, t, c * f))
        return self.fc(y[:, -1])


#: PointNet accepts [N, 3, L] float32 → [N, 40]
class PointNet(nn.Module):
    def __init__(self, classes=40):
        super().__init__()
        self.conv1, self.conv2, self.conv3 = nn.Conv1d(3, 64, 1), nn.Conv1d(64, 128, 1), nn.Conv1d(128, 256, 1)
        self.fc1, self.fc2 = nn.Linear(256, 128), nn.Linear(128, classes)

    def forward(self, points):
        x = F.relu(self.conv3(F.relu(self.conv2(F.relu(self.conv1(points))))))
        x = torch.max(x, 2, keepdim=True)[0].view(-1, 256)
        return self.fc2(F.relu(self.fc1(x)))


#: PointSet accepts [N, L, 3] float32 → [N, 5]
#:     also [N, H, W, 3] float32 → [N, W, 5]
#:     also [N, C, D, H, 3] float32 → [N, D, H, 5]
class PointSet(nn.Module):
    """Points as rows: (batch, points, 3)."""

    def __init__(self):
        super().__init__()
        self.phi = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 64))
        self.rho = nn.Linear(64, 5)

    def forward(self, pts):
        return self.rho(self.phi(pts.transpose(1, 2).transpose(1, 2)).max(dim=1).values)


#: C3D accepts [N, 3, D, H, W] float32 → [N, 5]
#:     (D//2)*(H//4)*(W//4) = 196: 15×16×28, 15×17×28, 15×18×28, 15×19×28, 15×28×16, 15×28×17, …
#:     also [3, D, H, W] float32 → [16, 5]
#:         (D//2)*(H//4)*(W//4) = 3136: 56×35×56, 56×56×35, 56×34×56, 56×35×57, 56×56×34, 56×57×35, …
class C3D(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.pool1 = nn.Conv3d(3, 8, 3, padding=1), nn.MaxPool3d((1, 2, 2))
        self.conv2, self.pool2 = nn.Conv3d(8, 16, 3, padding=1), nn.MaxPool3d(2)
        self.fc = nn.Linear(16 * 4 * 7 * 7, 5)

    def forward(self, x):
        x = self.pool1(F.relu(self.conv1(x)))
        x = self.pool2(F.relu(self.conv2(x)))
        return self.fc(x.reshape(x.shape[0], -1))


#: PatchEmbed accepts [N, 3, 64, 64] float32 → [N, 16, 48]
class PatchEmbed(nn.Module):
    def __init__(self, size=64, patch=16, dim=48):
        super().__init__()
        self.size = size
        self.proj = nn.Conv2d(3, dim, patch, patch)
        self.pos = nn.Parameter(torch.zeros(1, (size // patch) ** 2, dim))

    def forward(self, x):
        b, c, h, w = x.shape
        if h != self.size or w != self.size:
            raise ValueError(f"images of {h}x{w}, not of {self.size}x{self.size}")
        return self.proj(x).flatten(2).transpose(1, 2) + self.pos


#: FreeViT accepts [N, 3, H, W] float32 → [N, 10]
#:     H ≥ 8
#:     W ≥ 8
#:     also [3, H, W] float32 → [1, 10]
#:         H ≥ 8
#:         W ≥ 8
class FreeViT(nn.Module):
    """The positions are stretched to what comes."""

    def __init__(self, patch=8, dim=32):
        super().__init__()
        self.proj = nn.Conv2d(3, dim, patch, patch)
        self.cls = nn.Parameter(torch.zeros(1, 1, dim))
        self.pos = nn.Parameter(torch.zeros(1, dim, 7, 7))
        self.block = nn.TransformerEncoderLayer(dim, 4, 64, batch_first=True)
        self.head = nn.Linear(dim, 10)

    def forward(self, x):
        x = self.proj(x)
        x = x + F.interpolate(self.pos, size=x.shape[-2:], mode="bilinear", align_corners=False)
        x = x.flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(x.size(0), -1, -1), x], dim=1)
        return self.head(self.block(x)[:, 0])


#: MixerBlock accepts [N, 16, 32] float32 → [N, 16, 32]
class MixerBlock(nn.Module):
    def __init__(self, tokens=16, dim=32):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.mix = nn.Sequential(nn.Linear(tokens, 64), nn.GELU(), nn.Linear(64, tokens))
        self.mlp = nn.Sequential(nn.Linear(dim, 64), nn.GELU(), nn.Linear(64, dim))

    def forward(self, x):
        x = x + self.mix(self.norm1(x).transpose(1, 2)).transpose(1, 2)
        return x + self.mlp(self.norm2(x))


#: Chomp accepts [N, L, F] of any element type → [N, L, max(F - 2, 0)]
#:     also [N, C, H, W] of any element type → [N, C, max(H - 2, 0), W]
#:     also [N, C, D, H, W] of any element type → [N, C, max(D - 2, 0), H, W]
class Chomp(nn.Module):
    def __init__(self, n=2):
        super().__init__()
        self.n = n

    def forward(self, x):
        return x[:, :, : -self.n].contiguous()


#: TCN accepts [N, 4, L] float32 → [N, 1]
class TCN(nn.Module):
    def __init__(self, features=4, width=16):
        super().__init__()
        self.conv1, self.chomp1 = nn.Conv1d(features, width, 3, padding=2), Chomp(2)
        self.conv2, self.chomp2 = nn.Conv1d(width, width, 3, padding=4, dilation=2), Chomp(4)
        self.down = nn.Conv1d(features, width, 1)
        self.out = nn.Linear(width, 1)

    def forward(self, x):
        y = self.chomp2(self.conv2(F.relu(self.chomp1(self.conv1(x)))))
        return self.out(F.relu(y + self.down(x))[:, :, -1])


#: AttentionPooling accepts [N, L, 24] float32 → [N, 3], [N, L]
#:     also [N, H, W, 24] float32 → [N, W, 3], [N, H, W]
#:     also [24, 24] float32 → [3], [24]
#:     also [N, C, D, H, 24] float32 → [N, D, H, 3], [N, C, D, H]
class AttentionPooling(nn.Module):
    def __init__(self, dim=24):
        super().__init__()
        self.score = nn.Linear(dim, 1)
        self.out = nn.Linear(dim, 3)

    def forward(self, states):
        weights = torch.softmax(self.score(states), dim=1)
        return self.out((weights * states).sum(dim=1)), weights.squeeze(-1)


#: TextCNN accepts [N, L] int64 from 0 to 299 → [N, 2]
#:     L ≥ 5
class TextCNN(nn.Module):
    def __init__(self, vocab=300, dim=20, sizes=(3, 4, 5), classes=2):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.convs = nn.ModuleList([nn.Conv2d(1, 10, (k, dim)) for k in sizes])
        self.fc = nn.Linear(10 * len(sizes), classes)

    def forward(self, x):
        x = self.embed(x).unsqueeze(1)
        parts = [F.relu(conv(x)).squeeze(3) for conv in self.convs]
        return self.fc(torch.cat([F.max_pool1d(p, p.size(2)).squeeze(2) for p in parts], 1))


#: BagOfWords accepts [N, L] int64 from 0 to 199 → [N, 4]
class BagOfWords(nn.Module):
    def __init__(self):
        super().__init__()
        self.bag = nn.EmbeddingBag(200, 16)
        self.fc = nn.Linear(16, 4)

    def forward(self, words):
        return self.fc(self.bag(words))


#: Recommender accepts user [N, L] int64 from 0 to 49, item [N2, L2] int64 from 0 to 79 → [max(N, N2), max(L, L2)]
#:     N2 = 1 or N = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
#:     L2 = 1 or L = 1 or L = L2: 1×1, 2×2, 3×3, 4×4, 5×5, 6×6, …
#:     also user [N] int64 from 0 to 49, item [N2] int64 from 0 to 79 → [max(N, N2)]
#:         N2 = 1 or N = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
class Recommender(nn.Module):
    def __init__(self, users=50, items=80, dim=8):
        super().__init__()
        self.users, self.items = nn.Embedding(users, dim), nn.Embedding(items, dim)

    def forward(self, user, item):
        return (self.users(user) * self.items(item)).sum(-1)


#: DuelingDQN accepts [N, 4, H, W] float32, int64, int32, uint8 or bool → [N, 6]
#:     ((H + 4)//8 - 4)*((W + 4)//8 - 4) = 49: 84×84, 85×85, 86×86, 87×87, 88×88, 89×89, …
#:     also [4, H, W] float32, int64, int32, uint8 or bool → [64, 6]
#:         ((H + 4)//8 - 4)*((W + 4)//8 - 4) = 3136: 476×476, 477×477, 478×478, 479×479, 480×480, 481×481, …
class DuelingDQN(nn.Module):
    def __init__(self, frames=4, actions=6):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(frames, 32, 8, 4), nn.ReLU(), nn.Conv2d(32, 64, 4, 2), nn.ReLU(),
                                  nn.Conv2d(64, 64, 3, 1), nn.ReLU(), nn.Flatten())
        self.value, self.advantage = nn.Linear(64 * 7 * 7, 1), nn.Linear(64 * 7 * 7, actions)

    def forward(self, obs):
        h = self.conv(obs / 255.0)
        a = self.advantage(h)
        return self.value(h) + a - a.mean(dim=1, keepdim=True)


#: ActorCritic accepts [N, 8] float32 → [N, 4], [N, 1]
#:     also [N, L, 8] float32 → [N, L, 4], [N, L, 1]
#:     also [N, H, W, 8] float32 → [N, H, W, 4], [N, H, W, 1]
#:     also [N, C, D, H, 8] float32 → [N, C, D, H, 4], [N, C, D, H, 1]
#:     also [8] float32 → [4], [1]
class ActorCritic(nn.Module):
    def __init__(self, observation=8, actions=4):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(observation, 64), nn.Tanh())
        self.policy, self.critic = nn.Linear(64, actions), nn.Linear(64, 1)

    def forward(self, state):
        h = self.body(state)
        return F.softmax(self.policy(h), dim=-1), self.critic(h)


#: GraphLayer accepts x [N, 16] float32, adjacency [N2, N] float32 → [N2, 8]
#:     also x [N, L, 16] float32, adjacency [N2, L2, L] float32 → [max(N, N2), L2, 8]
#:         N = 1 or N2 = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
#:     also x [N, C, H, 16] float32, adjacency [N2, C2, H2, H] float32 → [max(N, N2), max(C, C2), H2, 8]
#:         N = 1 or N2 = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
#:         C = 1 or C2 = 1 or C = C2: 1×1, 2×2, 3×3, 4×4, 5×5, 6×6, …
class GraphLayer(nn.Module):
    def __init__(self, features=16, out=8):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(features, out))

    def forward(self, x, adjacency):
        return F.relu(adjacency @ x @ self.weight)


#: SuperResolution accepts [N, 1, H, W] float32 → [N, 1, 3*H, 3*W]
#:     also [1, H, W] float32 → [1, 3*H, 3*W]
class SuperResolution(nn.Module):
    def __init__(self, factor=3):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 64, 5, padding=2), nn.Conv2d(64, factor ** 2, 3, padding=1)
        self.shuffle = nn.PixelShuffle(factor)

    def forward(self, x):
        return self.shuffle(self.conv2(F.relu(self.conv1(x))))


#: ResidualTower accepts [N, 17, H, W] float32 → [N, 100]
#:     H*W = 64: 8×8, 4×16, 16×4, 2×32, 32×2, 1×64, …
#:     also [17, H, W] float32 → [32, 100]
#:         H*W = 2048: 32×64, 64×32, 16×128, 128×16, 8×256, 256×8
class ResidualTower(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(17, 32, 3, padding=1)
        self.tower = nn.ModuleList([nn.Conv2d(32, 32, 3, padding=1) for _ in range(3)])
        self.policy = nn.Linear(32 * 8 * 8, 100)

    def forward(self, board):
        x = F.relu(self.stem(board))
        for conv in self.tower:
            x = F.relu(x + conv(x))
        return self.policy(torch.flatten(x, start_dim=1))


#: Seq2SeqForecast accepts [N, L, 3] float32 → [N, 5]
class Seq2SeqForecast(nn.Module):
    def __init__(self, features=3, hidden=16, horizon=5):
        super().__init__()
        self.hidden, self.horizon = hidden, horizon
        self.encoder, self.cell = nn.LSTM(features, hidden, batch_first=True), nn.LSTMCell(1, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        _, (h, c) = self.encoder(x)
        h, c = h[0], c[0]
        step, steps = x[:, -1, :1], []
        for _ in range(self.horizon):
            h, c = self.cell(step, (h, c))
            step = self.out(h)
            steps.append(step)
        return torch.cat(steps, dim=1)


#: InvertedBottleneck accepts [N, 24, H, W] float32 → [N, 24, H, W]
class InvertedBottleneck(nn.Module):
    def __init__(self, channels=24, expand=4):
        super().__init__()
        mid = channels * expand
        self.layers = nn.Sequential(nn.Conv2d(channels, mid, 1, bias=False), nn.BatchNorm2d(mid), nn.ReLU6(),
                                    nn.Conv2d(mid, mid, 3, 1, 1, groups=mid), nn.BatchNorm2d(mid), nn.ReLU6(),
                                    nn.Conv2d(mid, channels, 1))

    def forward(self, x):
        return x + self.layers(x)


#: MultiHeadAttention accepts q [N, L, 64] float32, k [N2, L2, 64] float32, v [N3, L2, 64] float32 → [N, (L*max(N3, max(N, N2)))//N, 64]
#:     N2 = 1 or N = 1 or N = N2 and N3 = 1 or max(N, N2) = 1 or N3 = max(N, N2): 1×1×1, 2×2×2, 3×3×3, 4×4×4, 1×1×2, 1×2×1, …
#:     also q [N, C, H, 64] float32, k [N2, C2, H2, 64] float32, v [N3, C3, H3, 64] float32 → [N, (C*H*max(N3, max(N, N2)))//N, 64]
#:         N2 = 1 or N = 1 or N = N2 and N3 = 1 or max(N, N2) = 1 or N3 = max(N, N2): 1×1×1, 2×2×2, 3×3×3, 4×4×4, 1×1×2, 1×2×1, …
#:         C2*H2 = C3*H3: 1×1×1×1, 2×2×2×2, 3×3×3×3, 4×4×4×4, 5×5×5×5, 6×6×6×6, …
#:     also q [N, 64] float32, k [N2, 64] float32, v [N3, 64] float32 → [N, (max(N3, max(N, N2)))//N, 64]
#:         N2 = 1 or N = 1 or N = N2 and N3 = 1 or max(N, N2) = 1 or N3 = max(N, N2): 1×1×1, 2×2×2, 3×3×3, 4×4×4, 1×1×2, 1×2×1, …
class MultiHeadAttention(nn.Module):
    def __init__(self, dim=64, heads=8):
        super().__init__()
        self.heads, self.depth = heads, dim // heads
        self.wq, self.wk, self.wv, self.wo = (nn.Linear(dim, dim) for _ in range(4))

    def split(self, x):
        return x.view(x.size(0), -1, self.heads, self.depth).transpose(1, 2)

    def forward(self, q, k, v):
        q, k, v = self.split(self.wq(q)), self.split(self.wk(k)), self.split(self.wv(v))
        weights = (q @ k.transpose(-2, -1) / math.sqrt(self.depth)).softmax(dim=-1)
        y = (weights @ v).transpose(1, 2).contiguous().view(q.size(0), -1, self.heads * self.depth)
        return self.wo(y)


#: CRNN accepts [N, 1, H, W] float32 → [W//4, N, 37]
#:     H from 32 to 35
#:     W ≥ 4
class CRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1),
                                 nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 32, (8, 1)))
        self.rnn = nn.LSTM(32, 48, bidirectional=True)
        self.out = nn.Linear(96, 37)

    def forward(self, image):
        x = self.cnn(image)
        assert x.size(2) == 1, "the height of the maps must be 1"
        y, _ = self.rnn(x.squeeze(2).permute(2, 0, 1))
        return self.out(y)
