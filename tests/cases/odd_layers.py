# Layers whose numbers are of another count, 0 or beyond; views, draws and searches of nothing.
import torch
import torch.nn as nn
import torch.nn.functional as F


def shown(y):
    return tuple(y.shape) if isinstance(y, torch.Tensor) else [shown(i) for i in y]


def t(name, f):
    try:
        y = f()  #: [2, 3, 2, 2] | [2, 12, 9] | [2, 12, 4] | [1, 2, 4, 4] | [6, 2, 3] | bool[1] | int64[2] | complex64[3] | complex64[1] | complex64[2] | int64[3] | int64[1] | int64[0, 2] | [] | complex64[3, 4, 5] | [12] | int64[2, 3, 4, 4] | complex64[2, 3, 4, 4] | float16[2, 3, 4, 4]
        print(name, shown(y), y.stride() if isinstance(y, torch.Tensor) else '')
    except Exception as e:
        print(name, type(e).__name__, e)


x = torch.zeros(2, 3, 4, 4)  #: [2, 3, 4, 4]
for dilation in [0, -1, (1, 0)]:
    t(f'pool {dilation}', lambda: F.max_pool2d(x, 2, dilation=dilation))
    t(f'volume {dilation}', lambda: F.max_pool3d(x, 2, dilation=dilation))
for count in [(2,), (2, 2), (2, 2, 2), 2]:
    t(f'adaptive {count}', lambda: F.adaptive_avg_pool2d(x, count))
    t(f'adaptive maxima {count}', lambda: F.adaptive_max_pool2d(x, count))
    t(f'unfold {count}', lambda: F.unfold(x, count))
    t(f'strides {count}', lambda: F.unfold(x, 2, stride=count))
    t(f'fold {count}', lambda: F.fold(torch.zeros(1, 8, 9), (4, 4), count))
    t(f'max pool {count}', lambda: F.max_pool2d(x[0, 0], count))
t('lying as pictures', lambda: F.max_pool3d(x.to(memory_format=torch.channels_last), 2))
t('line like a picture', lambda: nn.ConvTranspose1d(4, 2, 3)(torch.zeros(6, 1, 4).transpose(1, 2)))
t('unpooled', lambda: F.max_unpool2d(torch.zeros(2, 0, 1, 5), torch.zeros(2, 0, 1, 5).long(), 3))
t('embedded', lambda: nn.Embedding(0, 3)(torch.zeros(2).long()))
t('normed', lambda: F.embedding(torch.zeros(2).long(), torch.zeros(3), max_norm=1.0))
for dtype in [torch.bool, torch.complex64, torch.int64]:
    t(f'arange {dtype}', lambda: torch.arange(3, dtype=dtype))
    t(f'linspace {dtype}', lambda: torch.linspace(0, 1, 3, dtype=dtype))
    t(f'one of them {dtype}', lambda: torch.linspace(0, 1, 1, dtype=dtype))
    t(f'normal {dtype}', lambda: torch.normal(0, 1, (2,), dtype=dtype))
    t(f'cumsum {dtype}', lambda: torch.zeros(3).cumsum(0, dtype=dtype))
    t(f'searched {dtype}', lambda: torch.bucketize(torch.zeros(2, dtype=dtype), torch.zeros(3)))
t('drawn', lambda: torch.zeros(3).random_(5, 1))
t('rolled', lambda: torch.zeros(0, 3).roll((1, 1), 0))
t('none', lambda: torch.zeros(0, 3).argmax())
t('narrowed', lambda: torch.zeros(0, 3).narrow(0, 1, 5))
t('expanded', lambda: torch.zeros(()).expand(-1))
t('unbound', lambda: torch.zeros(()).unbind(1))
t('zeros', lambda: torch.zeros(2, 3).nonzero())
t('one sample', lambda: F.nll_loss(torch.zeros(3), torch.zeros(1).long(), reduction='none'))
t('inverse', lambda: torch.fft.fft(torch.zeros(3, 4, 5), dim=0, out=torch.empty(0, dtype=torch.complex64)))
v = torch.zeros(2, 3)  #: [2, 3]
w = v.ravel()  #: [6]
torch.arange(5, out=v)
t('shrunk', lambda: torch.hstack([w, w]))
t('clamped', lambda: torch.clamp_min(torch.ones(2), 0, out=torch.empty(0, dtype=torch.float64)))
t('selected', lambda: torch.masked_select(w, w > 0, out=w))
# What keeps its size is copied, of whatever type it is.
for dtype in (torch.int64, torch.complex64, torch.float16):
    for size in [(4, 4), (4, 5)]:
        t(f'antialiased {dtype} {size}', lambda: F.interpolate(x.to(dtype), size, mode='bicubic', antialias=True))
