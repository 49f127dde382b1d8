# Repeats, conditions, kernels and targets of sizes and types that do not fit.
import torch
import torch.nn.functional as F


def t(name, f):
    try:
        result = f()  #: [3, 3, 4] | [4, 3, 4] | [2, 3, 4] | [2, 6, 4] | [48] | [2, 5] | [1, 1, 4] | [1, 1, 6] | [1, 1, 5] | [1, 1, 3] | [] | [0] | [2]
        print(name, tuple(result.shape))
    except Exception as e:
        print(name, type(e).__name__, e)


x = torch.ones(2, 3, 4)  #: [2, 3, 4]
for dim in [0, 1, None]:
    for repeats in [[0, 1, 2], [1, 2], [2], [-1, 1], []]:
        times = torch.tensor(repeats, dtype=torch.int64)  #: int64[3] | int64[2] | int64[1] | int64[0]
        t(f'repeats {repeats} along {dim}', lambda: torch.repeat_interleave(x, times, dim=dim))
    t(f'repeats of floats along {dim}', lambda: torch.repeat_interleave(x, torch.ones(2), dim=dim))
    t(f'five repeats along {dim}', lambda: torch.repeat_interleave(x, torch.ones(5).long().cumsum(0), dim=dim))
    t(f'another size along {dim}', lambda: torch.repeat_interleave(x, 3, dim=dim, output_size=5))
    t(f'another size along {dim}', lambda: torch.repeat_interleave(x, torch.tensor([2]), dim=dim, output_size=5))
    t(f'below 0 along {dim}', lambda: torch.repeat_interleave(x, -1, dim=dim))
for condition in [torch.ones(()), torch.tensor(2), torch.ones(4).byte(), torch.ones(4).bool(), torch.ones(3).bool()]:
    t(f'where {condition.dtype}', lambda: torch.where(condition, x, x))
    t(f'where {condition.dtype} with a number', lambda: torch.where(condition, 1, x))
    t(f'x.where {condition.dtype}', lambda: x.where(condition, x))
    t(f'x.where {condition.dtype} with a number', lambda: x.where(condition, 1))
for a in [(3,), (2, 3), ()]:
    t(f'bilinear {a}', lambda: F.bilinear(torch.ones(a), torch.ones(2, 3), torch.ones(5, 3, 3)))
for sizes in [(), (3,), (5, 3), (5, 3, 4), (2, 5, 3, 4), (3, 4)]:
    for bias in [None, torch.ones(5), torch.ones(4)]:
        t(f'bilinear by {sizes}', lambda: F.bilinear(torch.ones(2, 3), torch.ones(2, 4), torch.ones(sizes), bias))
line = torch.ones(1, 1, 6)  #: [1, 1, 6]
for n in [(0, 1), (1,), ()]:
    t(f'padding {n}', lambda: F.max_pool1d(line, 2, padding=n))
    t(f'padding {n} with indices', lambda: F.max_pool1d(line, 2, padding=n, return_indices=True)[0])
    t(f'kernel_size {n}', lambda: F.max_pool1d(line, n))
    t(f'stride {n}', lambda: F.max_pool1d(line, 2, stride=n))
for target in [torch.tensor(2), torch.zeros(10).long(), torch.zeros(3).long(), torch.zeros(10, 1).long()]:
    t(f'{tuple(target.shape)} for ten', lambda: F.multi_margin_loss(torch.ones(10, 5), target))
    t(f'{tuple(target.shape)} for one', lambda: F.multi_margin_loss(torch.ones(5), target))
t('no filters', lambda: F.conv_transpose1d(torch.ones(1, 2, 4), torch.ones(2, 0, 3)))
t('no filters', lambda: F.conv_transpose2d(torch.ones(1, 2, 4, 4), torch.ones(2, 0, 3, 3)))
t('no filters', lambda: F.conv_transpose3d(torch.ones(1, 2, 4, 4, 4), torch.ones(2, 0, 3, 3, 3)))
t('no numbers', lambda: torch.linspace(1e40, 0, 0))
t('one number', lambda: torch.linspace(1e40, 0, 1))
t('more than a float holds', lambda: torch.normal(1e40, torch.ones(2)))
t('drawn of numbers', lambda: torch.normal(1e40, 0.3, (2,)))
