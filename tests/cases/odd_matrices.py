# Matrices, statistics and transforms of sizes, types and numbers that make no sense: what is looked at first.
import torch


def show(value):
    return tuple(value.shape), value.dtype


def t(name, f):
    try:
        print(name, show(f()))
    except Exception as e:
        print(name, type(e).__name__, e)


true = torch.zeros((2, 3), dtype=torch.bool)  #: bool[2, 3]
half = torch.empty((3, 2, 4), dtype=torch.float16)  #: float16[3, 2, 4]
two = torch.empty(2)  #: [2]
pivots = torch.ones((3,), dtype=torch.int32)  #: int32[3]

t('linalg.lu_solve', lambda: torch.linalg.lu_solve(torch.empty((2, 3)), pivots, torch.empty((3, 3))))
t('linalg.lu_solve', lambda: torch.linalg.lu_solve(torch.empty((3, 3)), torch.tensor(1, dtype=torch.int32), torch.empty((3, 3))))
t('ormqr', lambda: torch.ormqr(torch.empty((2, 3)), torch.empty((3,)), torch.empty((2, 0, 2))))
t('ormqr', lambda: torch.ormqr(torch.empty((2, 3)), torch.empty(()), torch.empty((2, 2))))
t('linalg.householder_product', lambda: torch.linalg.householder_product(torch.empty((3, 3)), torch.empty(())))
t('linalg.ldl_solve', lambda: torch.linalg.ldl_solve(torch.empty((3, 3)), pivots, torch.tensor(2)))
t('linalg.tensorinv', lambda: torch.linalg.tensorinv(torch.empty((3,)), ind=2))
t('linalg.tensorsolve', lambda: torch.linalg.tensorsolve(torch.empty((3,)), torch.empty((3, 4))))
t('linalg.tensorsolve', lambda: torch.linalg.tensorsolve(torch.empty((2, 3)), torch.empty((3,))))
t('solved', lambda: torch.linalg.solve_ex(torch.eye(3).expand(2, 1, 3, 3), torch.empty((5, 3, 4))).info)
t('linalg.eigvals', lambda: torch.linalg.eigvals(torch.zeros((3,), dtype=torch.int64)))
t('ranks', lambda: torch.linalg.matrix_rank(torch.empty((2, 0, 4)), hermitian=True))
t('linalg.matrix_rank', lambda: torch.linalg.matrix_rank(torch.empty((2, 3)), atol=torch.empty((2,)), rtol=torch.empty((3,))))
t('linalg.matrix_rank', lambda: torch.linalg.matrix_rank(true, tol=0.1))
t('condition', lambda: torch.linalg.cond(torch.empty((2, 0, 3)), 1))
t('linalg.cond', lambda: torch.linalg.cond(torch.empty((3,)), 'fro'))
t('linalg.cross', lambda: torch.linalg.cross(torch.empty(()), torch.empty(())))
t('linalg.multi_dot', lambda: torch.linalg.multi_dot([torch.empty((0,)), torch.empty((3, 2)), two]))
t('mv', lambda: torch.empty(()).mv(two))
t('inner', lambda: torch.inner(true, true))
t('kron', lambda: torch.kron(torch.empty(()), half))
t('batched', lambda: torch.bmm(torch.empty((0, 2, 3), dtype=torch.float64), torch.empty((0, 3, 2))))
t('cdist', lambda: torch.cdist(torch.empty((2, 3), dtype=torch.float64), torch.empty((3, 3))))

t('cummax', lambda: torch.cummax(torch.empty(()), -7))
t('nanmean', lambda: torch.nanmean(torch.tensor(2), dim=(1, 3)))
t('nanmedian', lambda: torch.nanmedian(torch.empty((0,)), dim=0))
t('trapezoid', lambda: torch.trapezoid(torch.empty((2, 3, 4)), torch.empty((1, 3))))
t('trapz', lambda: torch.trapz(torch.empty((2, 3)), true))
t('zero', lambda: torch.trapezoid(torch.empty((2, 0)), true))
t('corrcoef', lambda: torch.corrcoef(true))
t('heaviside', lambda: torch.heaviside(torch.empty((2, 3), dtype=torch.complex64), two))
t('bincount', lambda: torch.bincount(true))
t('gradient', lambda: torch.gradient(true, dim=(0,)))
t('histc', lambda: torch.histc(torch.empty((2, 3), dtype=torch.complex64), bins=10, min=-10, max=0))
t('histogram', lambda: torch.histogram(torch.empty((5,)), torch.empty((0,))))
t('histogram', lambda: torch.histogram(torch.empty((5,)), 3, range=(1.0, 0.0)))
t('histogramdd', lambda: torch.histogramdd(torch.empty((3,)), [two, two, two]))
t('multinomial', lambda: torch.tensor(2).multinomial(3))
t('meshgrid', lambda: torch.meshgrid(two, torch.empty((0, 3)), indexing='ij'))
t('meshgrid', lambda: torch.meshgrid(torch.empty((2, 3)), true, indexing='ij'))

t('fft.fftshift', lambda: torch.fft.fftshift(torch.empty(()), dim=(1,)))
t('stft', lambda: torch.stft(torch.empty((10, 100)), n_fft=16, hop_length=2**63, return_complex=True))
t('istft', lambda: torch.istft(torch.empty((1, 9, 10), dtype=torch.complex64), n_fft=-2**63 - 1))

t('native_group_norm', lambda: torch.native_group_norm(torch.empty((0, 2)), two, two, 0, -7, 1, 1, 1e-5))
t('native_group_norm', lambda: torch.native_group_norm(torch.empty((0, 2)), two, two, -7, 2, 1, 1, 1e-5))
t('mean', lambda: torch.native_group_norm(half, two, two, 3, 2, 4, 1, 1e-5)[1])
t('nothing', lambda: torch.native_batch_norm(torch.empty((0,)), two, two, two, two, False, 0.1, 0.5)[0])
