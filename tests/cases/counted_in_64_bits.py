# Triangles, pads, repeats and tensors that are counted in 64 bits; negative sizes; norms, indices and grids of nothing.
import torch
import torch.nn.functional as F


def t(name, f):
    try:
        y = f()  #: int64[2, 0] | int64[2, 6] | int64[0] | [3, 0] | int64[2, 12] | [2] | int64[1] | [3, 3] | int64[2, 3] | [1, 1] | [] | [0, 3] | [2, 0]
        print(name, tuple(y.shape), y.stride())
    except Exception as e:
        print(name, type(e).__name__, e)


for n in [0, 3, -1, 2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63]:
    t(f'rows {n}', lambda: torch.triu_indices(n, 0))
    t(f'above {n}', lambda: torch.tril_indices(3, 4, min(n, 2 ** 61)))
    t(f'mvlgamma {n}', lambda: torch.mvlgamma(torch.ones(2), n))
    t(f'arange {n}', lambda: torch.arange(0, n, max(n, 1)))
    t(f'vander {n}', lambda: torch.vander(torch.ones(3), n if n < 2 ** 62 else 0))
for n in [-1, -2]:
    t(f'repeat {n}', lambda: torch.ones(3, 4).repeat(1, n))
    t(f'tile {n}', lambda: torch.ones(3, 4).tile(n))
    t(f'randperm {n}', lambda: torch.randperm(n))
    t(f'fold {n}', lambda: F.fold(torch.ones(1, 4, 5), 5, n))
    t(f'pool {n}', lambda: F.avg_pool1d(torch.ones(1, 4, 5), n))
    t(f'pool3d {n}', lambda: F.max_pool3d(torch.ones(1, 4, 5, 5, 5), 2, n))
t('combinations', lambda: torch.combinations(torch.ones(3), 100))
nothing = torch.ones(0, 3)  #: [0, 3]
for order in [float('-inf'), float('inf'), -1, -2, 1, 2, 'nuc', 'x']:
    t(f'norm {order}', lambda: torch.linalg.norm(nothing, order))
    t(f'turned {order}', lambda: torch.linalg.norm(nothing.t(), order, keepdim=True))
    t(f'torch.norm {order}', lambda: torch.norm(torch.ones(3), order))
places = torch.tensor([2, 1, 2])  #: int64[3]
for dim in [0, 1]:
    t(f'filled {dim}', lambda: nothing.index_fill(dim, places, 1))
    t(f'filled in place {dim}', lambda: torch.ones(2, 3)[:0].index_fill_(dim, places, 1))
    t(f'copied {dim}', lambda: nothing.index_copy(dim, places, torch.ones(3, 3)))
    t(f'added {dim}', lambda: torch.ones(0).index_add(0, places, torch.ones(3)))
    t(f'reduced {dim}', lambda: nothing.index_reduce(0, places, torch.ones(3, 3), 'mean'))
t('kept strides', lambda: torch.ones(2, 3)[:, :0].clone())
t('strided', lambda: torch.as_strided_scatter(torch.ones(3, 3), torch.ones(2, 2), (2, 2), (0, 1)))
for mode in ['nearest', 'linear', 'nearest-exact']:
    t(f'no channels {mode}', lambda: F.interpolate(torch.ones(2, 0, 4), 2, mode=mode))
t('grid', lambda: F.grid_sample(torch.ones(2, 3, 5, 5), torch.ones(2, 1, 3, 1, 2)))
t('segments', lambda: torch.segment_reduce(torch.ones(3).long(), 'max', lengths=torch.tensor([1, 2])))
