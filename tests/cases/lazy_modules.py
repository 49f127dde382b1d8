# Lazy layers take their sizes from the first input.
import torch
import torch.nn as nn

net = nn.Sequential(nn.LazyConv2d(8, 3, stride=2), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(10))
print(net)
y = net(torch.randn(2, 3, 17, 23))  #: [2, 10]
print(net)
w = net[-1].weight  #: [10, 704]
z = net(torch.randn(5, 3, 17, 23))  #: [5, 10]
lazy = nn.LazyLinear(4)
print(lazy.weight, type(lazy).__name__, lazy.has_uninitialized_params())
out = lazy(torch.empty(3, 7))  #: [3, 4]
print(type(lazy).__name__, lazy.in_features, lazy.weight.shape)
t = nn.LazyConvTranspose2d(4, 2, stride=2)(torch.empty(1, 6, 5, 5))  #: [1, 4, 10, 10]
c = nn.LazyConv1d(4, 3)(torch.empty(2, 5, 9))  #: [2, 4, 7]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: lazy(torch.empty(3, 8)))
attempt(lambda: nn.LazyLinear(4).weight)
attempt(lambda: nn.LazyConv2d(4, 3)(torch.empty(5)))
attempt(lambda: nn.LazyConv2d(4, 3).weight.view(3))
final = net(torch.randn(2, 3, 32, 32))  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x1800 and 704x10)
