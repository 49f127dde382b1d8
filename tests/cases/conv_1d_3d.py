# Convolutions of one, two and three dimensions, grouped, dilated, "same", transposed.
import torch
import torch.nn as nn
import torch.nn.functional as F

x1, x2, x3 = torch.randn(2, 8, 50), torch.randn(2, 8, 32, 48), torch.randn(1, 4, 8, 16, 16)  #: x1 [2, 8, 50]; x2 [2, 8, 32, 48]; x3 [1, 4, 8, 16, 16]
a = nn.Conv1d(8, 16, 5, stride=2, padding=2, dilation=2)(x1)  #: [2, 16, 23]
b = nn.Conv2d(8, 16, (3, 5), stride=(2, 1), padding=(1, 2))(x2)  #: [2, 16, 16, 48]
c = nn.Conv3d(4, 6, 3, padding=1)(x3)  #: [1, 6, 8, 16, 16]
d = nn.Conv2d(8, 16, 3, groups=8, bias=False)(x2)  #: [2, 16, 30, 46]
e = nn.Conv2d(8, 4, 7, padding="same", dilation=2)(x2)  #: [2, 4, 32, 48]
f = nn.Conv2d(8, 4, 3, padding="valid")(x2)  #: [2, 4, 30, 46]
g = nn.Conv2d(8, 4, 3, padding=1, padding_mode="reflect")(x2)  #: [2, 4, 32, 48]
h = nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1)(x2)  #: [2, 4, 64, 96]
i = nn.ConvTranspose2d(8, 4, 3, stride=3, output_padding=(1, 2), dilation=2)(x2)  #: [2, 4, 99, 148]
j = nn.ConvTranspose1d(8, 2, 4, stride=2)(x1)  #: [2, 2, 102]
k = nn.ConvTranspose3d(4, 2, 2, stride=2)(x3)  #: [1, 2, 16, 32, 32]
l = nn.Conv2d(8, 4, 1)(x2[0])  #: [4, 32, 48]
m = nn.Conv1d(8, 4, 1)(x1[0])  #: [4, 50]
n = nn.ConvTranspose2d(8, 4, 3, stride=2)(x2, output_size=(65, 97))  #: [2, 4, 65, 97]
o = F.conv2d(x2, torch.empty(16, 4, 3, 3), groups=2, stride=2)  #: [2, 16, 15, 23]
p = F.conv_transpose2d(x2, torch.empty(8, 5, 3, 3), stride=2, groups=1)  #: [2, 5, 65, 97]
q = F.unfold(x2, kernel_size=(3, 3), padding=1, stride=2)  #: [2, 72, 384]
r = F.fold(torch.empty(2, 8 * 4, 16 * 24), output_size=(32, 48), kernel_size=2, stride=2)  #: [2, 8, 32, 48]
s = nn.Unfold(4, stride=4)(x2)  #: [2, 128, 96]
weight = nn.Conv2d(8, 16, 3, groups=4).weight  #: [16, 2, 3, 3]
bias = nn.ConvTranspose2d(8, 16, 3, groups=2).weight  #: [8, 8, 3, 3]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.Conv2d(3, 8, 3)(x2))
attempt(lambda: nn.Conv2d(8, 8, 3)(x1))
attempt(lambda: nn.Conv2d(8, 8, 3)(torch.empty(8)))
attempt(lambda: nn.Conv2d(8, 8, 3)(torch.empty(2, 8, 2, 48)))
attempt(lambda: nn.Conv2d(8, 8, 5, dilation=9)(x2))
attempt(lambda: nn.Conv2d(8, 9, 3, groups=2))
attempt(lambda: nn.Conv2d(9, 8, 3, groups=2))
attempt(lambda: nn.Conv1d(8, 8, 3)(x2))
attempt(lambda: nn.Conv3d(4, 8, 3)(x2))
attempt(lambda: nn.Conv2d(8, 8, 3, padding="same", stride=2))
attempt(lambda: nn.Conv2d(8, 8, 3, padding="nothing"))
attempt(lambda: nn.ConvTranspose2d(3, 8, 3)(x2))
attempt(lambda: nn.ConvTranspose2d(8, 8, 3, stride=2, output_padding=2)(x2))
attempt(lambda: nn.ConvTranspose2d(8, 8, 3, stride=2)(x2, output_size=(99, 99)))
attempt(lambda: nn.Conv2d(8, 8, 3)(x2.long()))
attempt(lambda: nn.Conv2d(8, 8, 3)(x2.double()))
attempt(lambda: F.conv2d(x2, torch.empty(4, 3, 3, 3)))
attempt(lambda: F.conv2d(x2, torch.empty(4, 8, 3)))
attempt(lambda: F.conv2d(x2, torch.empty(4, 8, 3, 3), torch.empty(5)))
attempt(lambda: nn.Conv2d(8, 8, 3, stride=0)(x2))
attempt(lambda: nn.Conv2d(8, 8, 3, padding=-1)(x2))
attempt(lambda: nn.Conv2d(8, 8)(x2))
attempt(lambda: nn.Conv2d(8, 8, 3, kernel=3))
attempt(lambda: F.fold(torch.empty(2, 31, 384), (32, 48), 2, stride=2))
attempt(lambda: F.fold(torch.empty(2, 32, 300), (32, 48), 2, stride=2))
