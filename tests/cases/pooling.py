# Every pooling.
import torch
import torch.nn as nn
import torch.nn.functional as F

x1, x, x3 = torch.randn(2, 4, 21), torch.randn(2, 4, 21, 30), torch.randn(2, 4, 9, 9, 9)  #: x [2, 4, 21, 30]; x1 [2, 4, 21]; x3 [2, 4, 9, 9, 9]
a = nn.MaxPool1d(3)(x1)  #: [2, 4, 7]
b = nn.MaxPool2d(3, stride=2, padding=1)(x)  #: [2, 4, 11, 15]
c = nn.MaxPool2d(2, ceil_mode=True)(x)  #: [2, 4, 11, 15]
d = nn.MaxPool2d((3, 2), stride=(2, 1), dilation=(1, 2))(x)  #: [2, 4, 10, 28]
e = nn.MaxPool3d(2)(x3)  #: [2, 4, 4, 4, 4]
f = nn.AvgPool1d(4, 2)(x1)  #: [2, 4, 9]
g = nn.AvgPool2d(3, 2, 1, ceil_mode=True)(x)  #: [2, 4, 11, 16]
h = nn.AvgPool3d(3, 1)(x3)  #: [2, 4, 7, 7, 7]
i = nn.AdaptiveAvgPool2d(1)(x)  #: [2, 4, 1, 1]
j = nn.AdaptiveAvgPool2d((None, 7))(x)  #: [2, 4, 21, 7]
k = nn.AdaptiveMaxPool2d((5, 6))(x)  #: [2, 4, 5, 6]
l = nn.AdaptiveAvgPool1d(5)(x1)  #: [2, 4, 5]
m = nn.AdaptiveAvgPool3d((2, 3, 4))(x3)  #: [2, 4, 2, 3, 4]
n, indices = F.max_pool2d(x, 2, return_indices=True)  #: indices int64[2, 4, 10, 15]; n [2, 4, 10, 15]
o = nn.MaxUnpool2d(2)(n, indices, output_size=x.size())  #: [2, 4, 21, 30]
p = nn.LPPool2d(2, 3)(x)  #: [2, 4, 7, 10]
q = nn.FractionalMaxPool2d(3, output_size=(10, 12))(x)  #: [2, 4, 10, 12]
r = F.adaptive_avg_pool2d(x, (1, 1)).flatten(1)  #: [2, 4]
s = F.avg_pool2d(x, x.shape[2:])  #: [2, 4, 1, 1]
t = nn.MaxPool2d(2)(x[0])  #: [4, 10, 15]
u = F.max_pool2d(x, kernel_size=(1, 2))  #: [2, 4, 21, 15]
v = F.adaptive_max_pool1d(x1, 3)  #: [2, 4, 3]
w = F.lp_pool1d(x1, 2, 3)  #: [2, 4, 7]
y = nn.MaxPool2d(3, 3, ceil_mode=True)(torch.empty(1, 1, 7, 10))  #: [1, 1, 3, 4]
z = nn.MaxPool2d(1, 3, ceil_mode=True)(torch.empty(1, 1, 5, 8))  #: [1, 1, 2, 3]
pairs = F.adaptive_max_pool2d(x, 2, return_indices=True)  #: ([2, 4, 2, 2], int64[2, 4, 2, 2])


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.MaxPool2d(2)(torch.empty(3, 5)))
attempt(lambda: nn.MaxPool2d(2)(torch.empty(2, 3, 1, 1)))
attempt(lambda: nn.MaxPool2d(3, padding=2)(x))
attempt(lambda: nn.AvgPool2d(3, padding=2)(x))
attempt(lambda: nn.MaxPool1d(2)(x))
attempt(lambda: nn.AvgPool2d(40)(x))
attempt(lambda: nn.AdaptiveAvgPool2d((2, 3))(x1[0, 0]))
attempt(lambda: nn.MaxPool2d(2)(x3))
attempt(lambda: nn.MaxPool2d(0)(x))
attempt(lambda: nn.MaxPool2d(2, stride=0)(x))
attempt(lambda: nn.AvgPool2d((2, 2, 2))(x))
attempt(lambda: nn.MaxPool2d(2)(torch.empty(2, 0, 4, 4)))
attempt(lambda: nn.MaxPool2d(2)(torch.empty(2, 3, 0, 4)))
attempt(lambda: nn.MaxPool2d())
attempt(lambda: nn.MaxPool2d(2)(torch.ones(1, 1, 4, 4, dtype=torch.long)))
attempt(lambda: nn.AvgPool1d(5)(torch.empty(2, 3, 4)))
