# What kernels refuse: element types that they lack, types that differ, memory that is read and written.
import torch
import torch.nn as nn
import torch.nn.functional as F


def show(call):
    try:
        value = call()  #: [2, 3] | int64[0, 3] | int64[2, 3] | float64[2] | float16[2, 3] | [2] | int64[] | [1, 3, 2] | [2, 1, 3] | [4, 2, 3] | [0, 1] | [5, 3] | [5, 2, 4] | [2, 4, 5] | [5, 4, 2] | [4, 5, 2]
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
    else:
        print(list(value.shape), value.dtype, list(value.stride()))


x, ints, flags = torch.randn(2, 3), torch.zeros(2, 3, dtype=torch.int64), torch.zeros(2, 3, dtype=torch.bool)  #: flags bool[2, 3]; ints int64[2, 3]; x [2, 3]
double, half, complex_ = x.double(), x.half(), torch.zeros(2, 3, dtype=torch.complex64)  #: complex_ complex64[2, 3]; double float64[2, 3]; half float16[2, 3]
nothing = torch.zeros(0, 3, dtype=torch.int64)  #: int64[0, 3]

# Kernels.
for call in (
    lambda: F.mish(ints), lambda: F.mish(nothing), lambda: F.softmax(ints, 1), lambda: F.softmax(ints, 0),
    lambda: F.softmax(ints, 0, dtype=torch.float32), lambda: F.softmax(nothing, 1), lambda: ints.cumsum(0), lambda: torch.logcumsumexp(ints, 0),
    lambda: flags.argmax(), lambda: flags // flags, lambda: flags % 2, lambda: x & x, lambda: x & torch.randn(2, 4), lambda: ints << x,
    lambda: torch.div(complex_, 2, rounding_mode="floor"), lambda: complex_.clamp(0), lambda: torch.relu(complex_), lambda: torch.round(ints),
    lambda: torch.round(ints, decimals=1), lambda: torch.lerp(ints, ints, 0.5), lambda: torch.lerp(x, ints, 0.5), lambda: flags.mean(),
    lambda: F.dropout(ints), lambda: F.dropout(ints, 0.5, False), lambda: torch.randn_like(x, dtype=torch.int16), lambda: flags @ flags.T,
    lambda: torch.median(flags), lambda: torch.kthvalue(flags, 1), lambda: F.pad(flags, (1, 1), mode="reflect"), lambda: F.silu(ints)):
    show(call)

# Types that differ.
for call in (
    lambda: F.linear(x, torch.zeros(4, 3).double()), lambda: F.linear(x, torch.zeros(4, 3).double(), torch.zeros(4)),
    lambda: nn.Linear(3, 4)(ints), lambda: double @ x.T, lambda: torch.mv(x, double[0]), lambda: torch.addmm(double, x, torch.zeros(3, 3)),
    lambda: torch.tensordot(x, double.T, 1), lambda: F.cosine_similarity(x, double), lambda: F.cosine_similarity(ints, ints),
    lambda: nn.BatchNorm1d(3)(double), lambda: nn.BatchNorm1d(3)(half), lambda: nn.LayerNorm(3)(ints), lambda: nn.GRUCell(3, 2)(double),
    lambda: nn.PReLU()(double), lambda: nn.Bilinear(3, 3, 2)(double, double), lambda: nn.Conv1d(2, 1, 1)(double),
    lambda: nn.Conv1d(2, 1, 1, bias=False)(half), lambda: nn.ConvTranspose1d(2, 1, 1)(complex_), lambda: nn.ConvTranspose1d(2, 1, 1)(double)):
    show(call)

# Numbers where tensors stand, and what only looks like an error.
for call in (
    lambda: 1.5 // x, lambda: 3 // (ints + 1), lambda: torch.mul(2, ints), lambda: torch.zeros(2).copy_(3), lambda: torch.tensor(1).mT,
    lambda: x.T[None], lambda: x[:, None], lambda: x.expand(4, 2, 3).type_as(x), lambda: torch.zeros(0, 3)[:, [5]]):
    show(call)

# Memory, indices, `out`.
y = torch.zeros(5, 3)  #: [5, 3]
for call in (
    lambda: y.add_(y[:1]), lambda: y.mul_(y), lambda: y[1:].copy_(y[:-1]), lambda: x[:, [7]], lambda: x[[0], [7]],
    lambda: x.index_copy(0, torch.tensor([0, 0]), x[:1]), lambda: torch.exp(x, out=torch.zeros(2, 3, dtype=torch.int32)),
    lambda: torch.floor(x, out=torch.zeros(2, 3, dtype=torch.float64)), lambda: ints.clone().clamp_(0.5)):
    show(call)

# Where results of two operands lie.
a, b = torch.randn(5, 2, 3), torch.randn(5, 3, 4)  #: a [5, 2, 3]; b [5, 3, 4]
for equation in ("bij,bjk->bik", "bij,bjk->ikb", "bij,bjk->bki", "bij,bjk->kbi"):
    show(lambda: torch.einsum(equation, a, b))
