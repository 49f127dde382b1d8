import torch
import torch.nn as nn

def double_conv(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3), nn.ReLU(inplace=True), nn.Conv2d(o, o, 3), nn.ReLU(inplace=True))

class UNet(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.d1 = double_conv(3, 64)
        self.d2 = double_conv(64, 128)
        self.d3 = double_conv(128, 256)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True)
        self.u2 = double_conv(128 + 256, 128)
        self.u1 = double_conv(64 + 128, 64)
        self.last = nn.Conv2d(64, n, 1)

    def forward(self, x):
        c1 = self.d1(x)
        c2 = self.d2(self.pool(c1))
        c3 = self.d3(self.pool(c2))
        x = self.u2(torch.cat([self.up(c3), c2], dim=1))
        x = self.u1(torch.cat([self.up(x), c1], dim=1))
        return self.last(x)

print(UNet(1)(torch.randn(1, 3, 128, 128)).shape)
