"""Reductions under masks, window functions, special functions."""
import torch
from torch.signal import windows


def refused(what):
    try:
        what()
    except (RuntimeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


x = torch.randn(4, 6)  #: [4, 6]
mask = torch.rand(4, 6) > 0.5  #: bool[4, 6]
m = torch.masked.sum(x, 1, mask=mask)  #: [4]
m = torch.masked.mean(x, (0, 1), keepdim=True, mask=mask)  #: [1, 1]
m = torch.masked.sum(x.int(), mask=mask)  #: int64[]
m = torch.masked.var(x, 0, unbiased=False, mask=mask)  #: [6]
m = torch.masked.argmax(x, 1, mask=mask)  #: [4]
m = torch.masked.softmax(x, -1, mask=mask[:1])  #: [4, 6]
m = torch.masked.norm(x, 2.0, 1, mask=mask)  #: [4]
refused(lambda: torch.masked.sum(x, mask=mask[None]))
refused(lambda: torch.masked.sum(x, (0, 0), mask=mask))
refused(lambda: torch.masked.mean(x.long(), mask=mask))

w = windows.hann(8)  #: [8]
w = windows.kaiser(9, beta=8.0, dtype=torch.float64)  #: float64[9]
w = windows.gaussian(0, std=2.0)  #: [0]
refused(lambda: windows.cosine(-1))
refused(lambda: windows.hamming(3, dtype=torch.int64))
refused(lambda: windows.exponential(3, center=1))
refused(lambda: windows.general_cosine(3, a=[]))

f = torch.special.entr(x)  #: [4, 6]
f = torch.special.i1e(torch.arange(3))  #: [3]
f = torch.special.zeta(torch.arange(1, 4), x[:, :3])  #: [4, 3]
f = torch.special.chebyshev_polynomial_t(x.double(), 3)  #: float64[4, 6]
f = torch.special.polygamma(2, x)  #: [4, 6]
torch.special.xlog1py(x, torch.ones(5))  #! RuntimeError: The size of tensor a (6) must match the size of tensor b (5) at non-singleton dimension 1
