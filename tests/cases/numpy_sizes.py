# numpy's integers as sizes, channels, indices and counts.
import numpy as np
import torch
from torch import nn

widths = np.array([24, 56, 152])
depths = np.array([1, 2, 3])
n = widths[0]
a = torch.empty(n, n)  #: [24, 24]
b = torch.zeros((n, 3))  #: [24, 3]
x = torch.randn(2, n, 8, 8)  #: [2, 24, 8, 8]
conv = nn.Conv2d(n, widths[1], 3)
y = conv(x)  #: [2, 56, 6, 6]
norm = nn.BatchNorm2d(num_features=widths[1])
z = norm(y)  #: [2, 56, 6, 6]
grouped = nn.Conv2d(widths[1], widths[1] * 2, kernel_size=1, groups=widths[1] // 4)
g = grouped(z)  #: [2, 112, 6, 6]
c = x.view(2, n, -1)  #: [2, 24, 64]
d = x.reshape(n * 2, 64)  #: [48, 64]
e = x[:, :n // 2]  #: [2, 12, 8, 8]
f = torch.arange(n)  #: int64[24]
h = x.sum(dim=np.int64(1))  #: [2, 8, 8]
i = x * np.float32(2)  #: [2, 24, 8, 8]
j = torch.full((2, 2), np.float64(3))  #: [2, 2]
stages = [[w] * k for w, k in zip(widths, depths)]
print(stages, [int(round(w / 8) * 8) for w in widths])
k = torch.repeat_interleave(torch.arange(2), torch.tensor([57, 14]))  #: int64[71]
