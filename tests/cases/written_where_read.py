# What is put together may not be written to what it is made of; weights may not enlarge a loss; convolutions of nothing.
import torch
import torch.nn.functional as F


def t(what, f):
    try:
        r = f()  #: [4] | [0] | [2, 2] | [] | [0, 3, 8] | float64[0, 3, 8] | complex64[0, 3, 8] | float16[0, 3, 8] | complex32[0, 3, 8]
        print(what, tuple(r.shape), r.dtype, r.stride())
    except Exception as e:
        print(what, type(e).__name__, str(e)[:150])


for name, join in (("hstack", torch.hstack), ("vstack", torch.vstack), ("cat", torch.cat), ("stack", torch.stack)):
    x = torch.zeros(6, 6)  #: [6, 6]
    t(name, lambda: join([x, x], out=x))
# Of views with gaps PyTorch does not see that they overlap.
for size, dim, n in (((6,), 0, 1), ((6,), 0, 2), ((1,), 0, 1), ((2, 3), 0, 1), ((2, 3), 1, 1), ((1, 3), 1, 1)):
    x = torch.zeros(size)  #: [6] | [1] | [2, 3] | [1, 3]
    t("diff", lambda: torch.diff(x, n=n, dim=dim, out=x))

for size in ((), (3,), (2, 3)):
    one = torch.full((3,), 0.5)  #: [3]
    weight = torch.zeros(size)  #: [] | [3] | [2, 3]
    t("loss", lambda: F.binary_cross_entropy(one, one, weight))
    t("loss", lambda: F.binary_cross_entropy_with_logits(one, one, weight))
    t("loss", lambda: F.binary_cross_entropy_with_logits(one, one, pos_weight=weight))

for input in (torch.int64, torch.float16, torch.float32):
    for weight in (torch.float32, torch.float64, torch.complex64):
        kernel = torch.zeros(3, 3, 1, dtype=weight)  #: [3, 3, 1] | float64[3, 3, 1] | complex64[3, 3, 1]
        t("conv", lambda: F.conv1d(torch.zeros(0, 3, 8, dtype=input), kernel))
        t("conv", lambda: F.conv_transpose1d(torch.zeros(0, 3, 8, dtype=input), kernel))
