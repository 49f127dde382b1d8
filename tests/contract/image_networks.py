"""Networks for images: what they accept is solved from their layers."""
import torch
import torch.nn.functional as F
from torch import nn


#: FlattenedMaps accepts [N, 3, H, W] float32 → [N, 10]
#:     (H//2)*(W//2) = 100: 20×20, 21×21, 20×21, 21×20, 11×40, 40×11, …
#:     also [3, H, W] float32 → [20, 10]
#:         (H//2)*(W//2) = 2000: 81×100, 100×81, 80×100, 81×101, 100×80, 101×81, …
class FlattenedMaps(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 10, 3, padding=1)
        self.conv2 = nn.Conv2d(10, 20, 3, padding=1)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc = nn.Linear(2000, 10)

    def forward(self, x):
        x = self.pool(F.relu(self.conv2(F.relu(self.conv1(x)))))
        return self.fc(x.view(x.size(0), -1))


#: SmallUNet accepts [N, 1, H, W] float32 → [N, 1, H, W]
#:     H a multiple of 4
#:     W a multiple of 4
class SmallUNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1 = nn.Conv2d(1, 8, 3, padding=1)
        self.down2 = nn.Conv2d(8, 16, 3, padding=1)
        self.bottom = nn.Conv2d(16, 32, 3, padding=1)
        self.up2 = nn.ConvTranspose2d(32, 16, 2, stride=2)
        self.up1 = nn.ConvTranspose2d(32, 8, 2, stride=2)
        self.out = nn.Conv2d(16, 1, 1)

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(F.max_pool2d(a, 2))
        c = self.bottom(F.max_pool2d(b, 2))
        up = torch.cat([self.up2(c), b], 1)
        return self.out(torch.cat([self.up1(up), a], 1))


#: Unpadded accepts [N, 1, H, W] float32 → [N, 4]
#:     H ≥ 10
#:     W ≥ 10
class Unpadded(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3), nn.MaxPool2d(2))
        self.head = nn.Linear(8, 4)

    def forward(self, x):
        return self.head(self.features(x).mean((2, 3)))


#: PadsItself accepts [N, 3, H, W] float32 → [N, 8, H - 3*H//4, W - 3*W//4]
#:     also [3, H, W] float32 → [8, H - 3*H//4, W - 3*W//4]
class PadsItself(nn.Module):
    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 4, stride=4)

    def forward(self, x):
        height, width = x.shape[-2:]
        if height % 4 != 0 or width % 4 != 0:
            x = F.pad(x, (0, -width % 4, 0, -height % 4))
        return self.patch(x)


#: RefusesOthers accepts [N, 3, 224, 224] float32 → [N, 196, 64]
class RefusesOthers(nn.Module):
    def __init__(self, size=224):
        super().__init__()
        self.size = size
        self.patch = nn.Conv2d(3, 64, 16, 16)

    def forward(self, x):
        assert x.shape[2] == self.size and x.shape[3] == self.size, "another size was expected"
        return self.patch(x).flatten(2).transpose(1, 2)
