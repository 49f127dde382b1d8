"""Networks with more than one input: what belongs together is found out."""
import torch
import torch.nn.functional as F
from torch import nn


#: Siamese accepts left [N, 1, H, W] float32, right [N2, 1, H2, W2] float32 → [max(N, N2)]
#:     N2 = 1 or N = 1 or N = N2: 1×1, 2×2, 3×3, 4×4, 1×2, 2×1, …
#:     (H//2 - 2)*(W//2 - 2) = 144: 28×28, 29×29, 28×29, 29×28, 23×36, 36×23, …
#:     (H2//2 - 2)*(W2//2 - 2) = 144: 28×28, 29×29, 28×29, 29×28, 23×36, 36×23, …
#:     also left [1, L, F] float32, right [1, L2, F2] float32 → [8]
#:         (L//2 - 2)*(F//2 - 2) = 1152: 69×76, 76×69, 68×76, 69×77, 76×68, 77×69, …
#:         (L2//2 - 2)*(F2//2 - 2) = 1152: 69×76, 76×69, 68×76, 69×77, 76×68, 77×69, …
class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8 * 12 * 12, 16))

    def forward(self, left, right):
        return F.pairwise_distance(self.trunk(left), self.trunk(right))


#: ImageAndTable accepts image [N, 3, H, W] float32, table [N, 7] float32 → [N, 2]
#:     H ≥ 3
#:     W ≥ 3
class ImageAndTable(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, stride=2)
        self.norm = nn.BatchNorm2d(16)
        self.table = nn.Linear(7, 16)
        self.head = nn.Linear(32, 2)

    def forward(self, image, table):
        maps = F.relu(self.norm(self.conv(image))).mean((2, 3))
        return self.head(torch.cat([maps, self.table(table)], dim=1))


#: Discriminator accepts image [N, C, H, W] float32, labels [N] int64 from 0 to 9 → [N, 1]
#:     C*H*W = 784: 7×8×14, 7×14×8, 8×7×14, 8×14×7, 14×7×8, 14×8×7, …
class Discriminator(nn.Module):
    def __init__(self, classes=10):
        super().__init__()
        self.label = nn.Embedding(classes, 50)
        self.body = nn.Sequential(nn.Linear(784 + 50, 128), nn.LeakyReLU(0.2), nn.Linear(128, 1))

    def forward(self, image, labels):
        flat = image.view(image.size(0), -1)
        return self.body(torch.cat([flat, self.label(labels)], dim=1))


#: Translator accepts src [N, L] int64 from 0 to 499, tgt [N, L2] int64 from 0 to 599 → [N, L2, 600]
#:     also src [N] int64 from 0 to 499, tgt [N2] int64 from 0 to 599 → [N2, 600]
class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.source = nn.Embedding(500, 32)
        self.target = nn.Embedding(600, 32)
        self.body = nn.Transformer(32, 4, 1, 1, 64, batch_first=True)
        self.out = nn.Linear(32, 600)

    def forward(self, src, tgt):
        return self.out(self.body(self.source(src), self.target(tgt)))


#: CrossAttention accepts queries [N, L, 24] float32, memory [N, L2, 40] float32 → [N, L, 24]
#:     also queries [N, 24] float32, memory [N2, 40] float32 → [N, 24]
class CrossAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.attend = nn.MultiheadAttention(24, 4, kdim=40, vdim=40, batch_first=True)

    def forward(self, queries, memory):
        return self.attend(queries, memory, memory)[0]


#: GatedSum accepts a [N, 6] float32, b [N, 9] float32 → [N, 12]
#:     also a [N, L, 6] float32, b [N, L, 9] float32 → [N, L, 12]
#:     also a [N, C, H, 6] float32, b [N, C, H, 9] float32 → [N, C, H, 12]
class GatedSum(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = nn.Bilinear(6, 9, 12)

    def forward(self, a, b):
        return torch.sigmoid(self.gate(a, b))


#: SkipBlock accepts deep [N, 32, H, W] float32, skip [N, 16, H2, W2] float32 → [N, 16, 2*H, 2*W]
#:     2*H = H2: 1×2, 2×4, 3×6, 4×8, 5×10, 6×12, …
#:     2*W = W2: 1×2, 2×4, 3×6, 4×8, 5×10, 6×12, …
class SkipBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(32, 16, 2, stride=2)
        self.fuse = nn.Conv2d(32, 16, 3, padding=1)

    def forward(self, deep, skip):
        return self.fuse(torch.cat([self.up(deep), skip], dim=1))
