# Padding, interpolation, pixel shuffling, grid sampling.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.randn(2, 4, 10, 12)  #: [2, 4, 10, 12]
a = F.pad(x, (1, 2))  #: [2, 4, 10, 15]
b = F.pad(x, (1, 1, 2, 2), mode="reflect")  #: [2, 4, 14, 14]
c = F.pad(x, (0, 0, 0, 0, 1, 3), value=1.0)  #: [2, 8, 10, 12]
d = F.pad(x, (-1, -1, 0, 5))  #: [2, 4, 15, 10]
e = nn.ZeroPad2d(3)(x)  #: [2, 4, 16, 18]
f = nn.ReflectionPad2d((1, 2, 3, 4))(x)  #: [2, 4, 17, 15]
g = nn.ReplicationPad1d(2)(torch.empty(1, 3, 5))  #: [1, 3, 9]
h = nn.ConstantPad2d((1, 0, 0, 1), 2.5)(x)  #: [2, 4, 11, 13]
i = F.pad(x, (3, 3), mode="circular") if x.dim() == 3 else F.pad(x[0], (3, 3), mode="circular")  #: [4, 10, 18]
j = F.interpolate(x, scale_factor=2)  #: [2, 4, 20, 24]
k = F.interpolate(x, size=(7, 9), mode="bilinear", align_corners=False)  #: [2, 4, 7, 9]
l = F.interpolate(x, scale_factor=(0.5, 1.5), mode="nearest")  #: [2, 4, 5, 18]
m = F.interpolate(torch.empty(1, 2, 9), size=20, mode="linear")  #: [1, 2, 20]
n = F.interpolate(torch.empty(1, 2, 4, 4, 4), scale_factor=2, mode="trilinear")  #: [1, 2, 8, 8, 8]
o = nn.Upsample(scale_factor=2, mode="bicubic", align_corners=True)(x)  #: [2, 4, 20, 24]
p = nn.UpsamplingNearest2d(size=(5, 6))(x)  #: [2, 4, 5, 6]
q = nn.PixelShuffle(2)(x)  #: [2, 1, 20, 24]
r = nn.PixelUnshuffle(2)(x)  #: [2, 16, 5, 6]
s = F.grid_sample(x, torch.empty(2, 5, 6, 2), align_corners=False)  #: [2, 4, 5, 6]
t = F.affine_grid(torch.empty(2, 2, 3), (2, 4, 5, 6), align_corners=False)  #: [2, 5, 6, 2]
u = nn.ChannelShuffle(2)(x)  #: [2, 4, 10, 12]
v = F.interpolate(x, scale_factor=0.3)  #: [2, 4, 3, 3]
w = F.interpolate(x, x.shape[-2:], mode="area")  #: [2, 4, 10, 12]
y = F.one_hot(torch.tensor([0, 2, 1]), 5)  #: int64[3, 5]
z = F.one_hot(torch.tensor([0, 2, 1]))  #: int64[3, 3]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: F.pad(x, (1, 2, 3)))
attempt(lambda: F.pad(x, (1,) * 10))
attempt(lambda: F.pad(x, (12, 12, 0, 0), mode="reflect"))
attempt(lambda: F.pad(x, (1, 1), mode="reflect"))
attempt(lambda: F.pad(x, (-6, -6)))
attempt(lambda: F.pad(x, (1, 1), mode="nothing"))
attempt(lambda: F.interpolate(x))
attempt(lambda: F.interpolate(x, size=3, scale_factor=2))
attempt(lambda: F.interpolate(x, size=(3, 4, 5)))
attempt(lambda: F.interpolate(x, size=5, mode="linear"))
attempt(lambda: F.interpolate(x, size=5, mode="trilinear"))
attempt(lambda: F.interpolate(x, size=5, mode="nothing"))
attempt(lambda: F.interpolate(x, scale_factor=2, mode="nearest", align_corners=True))
attempt(lambda: F.interpolate(x, size=0))
attempt(lambda: nn.PixelShuffle(3)(x))
attempt(lambda: nn.PixelUnshuffle(3)(x))
attempt(lambda: F.grid_sample(x, torch.empty(3, 5, 6, 2), align_corners=False))
attempt(lambda: F.grid_sample(x, torch.empty(2, 5, 6, 3), align_corners=False))
attempt(lambda: F.one_hot(torch.tensor([0.5])))
attempt(lambda: F.one_hot(torch.tensor([3]), 2))
attempt(lambda: nn.ReflectionPad2d(1)(torch.empty(3, 4)))
