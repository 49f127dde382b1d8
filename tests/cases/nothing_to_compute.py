# What PyTorch's kernels are asked for when there is little or nothing to compute, and when their types are missing.
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(what, f):
    try:
        r = f()  #: [0, 2, 1] | [5, 0, 2, 1] | bool[3, 4, 2, 0] | int64[3, 4, 2, 0] | complex64[3, 4, 1, 1] | complex64[3, 4, 2, 0] | [0, 2] | complex64[0] | complex64[2] | int32[0] | float16[0] | float16[2] | bool[1] | bool[0, 5] | bool[] | [2] | [1, 3, 0] | complex64[1, 3, 0] | [0, 3, 2] | complex64[0, 3, 2] | [2, 0, 4] | complex64[2, 0, 4] | [5, 4, 2] | [2, 6, 8] | float64[3]
        print(what, tuple(r.shape), r.dtype, r.stride())
    except Exception as e:
        print(what, type(e).__name__, str(e)[:150])


# Maxima look at the channels too, averages of images only at what they average.
for name, pool in (("max", F.adaptive_max_pool2d), ("avg", F.adaptive_avg_pool2d)):
    for size in ((5, 0, 8, 3), (5, 3, 0, 4), (0, 8, 3)):
        t(name, lambda: pool(torch.zeros(size), (2, 1)))
    for dtype in (torch.bool, torch.int64, torch.complex64):
        for target in (1, (2, 1), (2, 0)):
            t(dtype, lambda: pool(torch.zeros(3, 4, 8, 4, dtype=dtype), target))
t("line", lambda: F.adaptive_max_pool1d(torch.zeros(5, 0, 8), -1))
t("line", lambda: F.adaptive_avg_pool1d(torch.zeros(5, 3, 0), 2))
t("box", lambda: F.adaptive_avg_pool3d(torch.zeros(5, 0, 3, 8, 6), (1, None, 2)))
t("whole numbers", lambda: F.max_pool1d(torch.zeros(3, 2, dtype=torch.int16), 1))

t("no dimension", lambda: torch.take_along_dim(torch.zeros(()), torch.zeros((), dtype=torch.int64), dim=-1))
for sizes in ((0, 2), (2, -1), (-1, -3, 0)):
    t(sizes, lambda: torch.zeros(5).resize_(sizes))

# Random numbers of types that they do not come in.
t("randperm", lambda: torch.randperm(0, dtype=torch.complex64))
t("randint", lambda: torch.randint(0, 2, (2,), dtype=torch.complex64))
for std in (torch.complex64, torch.int32, torch.float16):
    for n in (0, 2):
        t("normal", lambda: torch.normal(0.0, torch.zeros(n, dtype=std)))
        t("normal", lambda: torch.normal(torch.zeros(n, dtype=std), 1.0))

# A kernel that computes nothing takes any `out`.
for n in (1, 2):
    t("linspace", lambda: torch.linspace(0, 1, n, out=torch.empty(0, dtype=torch.bool)))
for size in ((0, 5), (3, 5), ()):
    t("cumsum", lambda: torch.cumsum(torch.zeros(size), -1, out=torch.empty(0, dtype=torch.bool)))
for size in ((0, 3), (4, 3)):
    t("std", lambda: torch.std(torch.zeros(size), -1, out=torch.empty(0, dtype=torch.complex64)))

# Creations write to what has been computed, not to what gradients are asked of.
leaf = torch.zeros(3, requires_grad=True)  #: [3]
for make in (torch.zeros, torch.randn, torch.randperm):
    t(make.__name__, lambda: make(2, out=leaf))
    t(make.__name__, lambda: make(2, out=leaf * 2))

# Normalizing nothing multiplies it by the first weight and adds the first bias, however many there are.
for size in ((1, 3, 0), (0, 3, 2), (2, 0, 4)):
    for n in (0, 4):
        for dtype in (torch.float64, torch.complex64):
            weight = torch.zeros(n, dtype=dtype)  #: float64[0] | complex64[0] | float64[4] | complex64[4]
            t("batch", lambda: F.batch_norm(torch.zeros(size), None, None, weight, None, True))
            t("instance", lambda: F.instance_norm(torch.zeros(size), None, None, None, weight))
t("kept", lambda: F.instance_norm(torch.zeros(2, 3, 0), torch.zeros(4), torch.zeros(3)))
t("matrix", lambda: F.instance_norm(torch.zeros(2, 3, 0), weight=torch.zeros(1, 3)))
# The operator behind looks at types, not at how many weights there are.
for weight in (torch.zeros(5), torch.zeros(8, 2), torch.zeros(4, dtype=torch.float64)):
    t("native", lambda: torch.native_batch_norm(torch.zeros(5, 4, 2), weight, None, None, None, True, 0.1, 1e-5)[0])
t("native", lambda: torch.native_batch_norm(torch.zeros(5, 4, 0), None, None, None, None, True, 0.1, 1e-5)[0])

for size in ((2, 0), (2, 3), (2, 3, 4)):
    t("unpool", lambda: F.max_unpool2d(torch.zeros(size), torch.zeros(size, dtype=torch.int64), 2))
for dtype in (torch.bool, torch.int32, torch.int64, torch.float64):
    t("histc", lambda: torch.histc(torch.zeros(3, dtype=dtype), bins=3, min=0, max=1))
