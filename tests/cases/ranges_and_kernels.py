# What random numbers, linear layers and dilated convolutions refuse.
import torch
from torch import nn
from torch.nn import functional as F

x = torch.empty(3, 4)  #: [3, 4]
weight = torch.ones(4, 5)  #: [4, 5]
image = torch.randn(1, 4, 8, 8)  #: [1, 4, 8, 8]


def attempt(name, call):
    try:
        result = call()  #: [3, 4] | [0, 4, 8, 8] | [1, 1] | [2, 1, 1] | [1, 1, 1] | [2, 2, 2] | [2, 3, 1, 1] | [2, 1, 1, 1] | [2, 3, 2, 2] | [2, 3, 4, 1, 1] | [2, 3, 1, 1, 1]
    except Exception as error:
        print(name, type(error).__name__, error)
    else:
        print(name, tuple(result.shape))


attempt("uniform", lambda: x.uniform_(2, 1))
attempt("uniform small", lambda: x.uniform_(-0.00797871234, -0.68268912))
attempt("uniform large", lambda: x.uniform_(1e10, 1.0))
attempt("uniform init", lambda: nn.init.uniform_(x, 5, 1))
attempt("uniform point", lambda: x.uniform_(1, 1))
attempt("normal", lambda: x.normal_(0, -1))

attempt("vector", lambda: F.linear(torch.randn(6), weight))
attempt("vector bias", lambda: F.linear(torch.randn(6), weight, torch.randn(4)))
attempt("vectors", lambda: F.linear(torch.randn(6), torch.randn(5)))
attempt("vector weight", lambda: F.linear(torch.randn(2, 3, 6), torch.randn(5)))
for shape in ((5,), (2, 5), (2, 3, 5)):
    attempt("double weight", lambda: F.linear(torch.randn(shape), weight.double()))
    attempt("double layer", lambda: F.linear(torch.randn(shape), weight.double(), torch.randn(4).double()))
    attempt("float bias", lambda: F.linear(torch.randn(shape), weight.double(), torch.randn(4)))
    attempt("double bias", lambda: F.linear(torch.randn(shape), weight, torch.randn(4).double()))

for groups in (1, 2, 4):
    attempt("dilation", lambda: F.conv2d(image, torch.randn(4, 4 // groups, 3, 3), None, 1, 0, 0, groups))
    attempt("dilation 1d", lambda: F.conv1d(image[0, 0][None, :4], torch.randn(4, 4 // groups, 3), None, 1, 0, 0, groups))
attempt("dilation below", lambda: F.conv2d(image, torch.randn(4, 4, 3, 3), None, 1, 0, (1, -1)))
attempt("dilation batch", lambda: F.conv2d(torch.randn(2, 4, 8, 8), torch.randn(4, 4, 3, 3), None, 1, 0, 0))
attempt("dilation double", lambda: F.conv2d(image.double(), torch.randn(4, 4, 3, 3).double(), None, 1, 0, 0))
attempt("dilation empty", lambda: F.conv2d(torch.randn(0, 4, 8, 8), torch.randn(4, 4, 3, 3), None, 1, 0, 0))
attempt("dilation 3d", lambda: F.conv3d(image[None], torch.randn(4, 1, 3, 3, 3), None, 1, 0, 0))
attempt("dilation transposed", lambda: F.conv_transpose2d(image, torch.randn(4, 4, 3, 3), None, 1, 0, 0, 1, 0))

for batch in (1, 2):
    attempt("no kernel", lambda: F.conv2d(torch.randn(batch, 4, 8, 8), torch.randn(4, 4, 3, 0)))
    attempt("no kernel 1d", lambda: F.conv1d(torch.randn(batch, 4, 8), torch.randn(4, 4, 0)))
    attempt("no kernel 3d", lambda: F.conv3d(torch.randn(batch, 4, 8, 8, 8), torch.randn(4, 4, 0, 0, 0)))
    attempt("no kernel transposed", lambda: F.conv_transpose2d(torch.randn(batch, 4, 8, 8), torch.randn(4, 4, 0, 0)))

for shape in ((5,), (3, 4), (2, 3, 4), (2, 3, 4, 5), (2, 3, 4, 5, 6), (2, 3, 0, 3)):
    attempt("mean 2d", lambda: F.adaptive_avg_pool2d(torch.randn(shape), 1))
    attempt("mean 3d", lambda: F.adaptive_avg_pool3d(torch.randn(shape), 1))
    attempt("pool", lambda: F.adaptive_avg_pool2d(torch.randn(shape), 2))
attempt("mean of integers", lambda: F.adaptive_avg_pool2d(torch.ones(1, 3, 4, 4, dtype=torch.long), 1))
