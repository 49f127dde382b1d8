# States of recurrent layers, whole numbers to negative powers, numbers past 64 bits, windows of three dimensions.
import torch
import torch.nn as nn
import torch.nn.functional as F


def shapes(v):
    return tuple(v.shape) if isinstance(v, torch.Tensor) else [shapes(i) for i in v]


def t(name, f):
    try:
        print(name, shapes(f()))
    except Exception as e:
        print(name, type(e).__name__, e)


x, h = torch.zeros(3, 2, 4), torch.zeros(1, 2, 5)  #: h [1, 2, 5]; x [3, 2, 4]
for layer in [nn.RNN, nn.GRU, nn.LSTM]:
    for bias in [True, False]:
        made = layer(4, 5, bias=bias)
        for dtype in [torch.float64, torch.int64]:
            state = h.to(dtype)  #: float64[1, 2, 5] | int64[1, 2, 5]
            t(f'{layer.__name__} {bias} {dtype}', lambda: made(x, (state, state) if layer is nn.LSTM else state))
        t(f'{layer.__name__} of nothing', lambda: made(torch.zeros(0, 2, 4)))
        t(f'{layer.__name__} of no batch', lambda: made(torch.zeros(3, 0, 4)))
t('three states', lambda: nn.LSTM(4, 5)(x, (h, h, h)))
t('a state for two', lambda: nn.LSTMCell(4, 5)(x[0], h[0]))
t('one state', lambda: nn.LSTMCell(4, 5)(x[0], (h[0],)))
t('a pair for one', lambda: nn.GRUCell(4, 5)(x, (h[0], h[0])))
n = torch.ones(3, dtype=torch.long)  #: int64[3]
for power in [-1, -2, -1.0, 0, 2 ** 70, -2 ** 70, torch.tensor(-1)]:
    t(f'{power}', lambda: n ** power)
    t(f'bools {power}', lambda: n.bool() ** power)
    t(f'in place {power}', lambda: n.clone().pow_(power))
t('plus', lambda: n + 2 ** 70)
n <<= 1  #: int64[3]
t('shifted', lambda: n.__ilshift__(2))
t('copied', lambda: torch.zeros(1).copy_(torch.zeros(7)))
for pool in [F.fractional_max_pool2d, F.fractional_max_pool3d]:
    for kernel in [2, (2,), (2, 2), (2, 2, 2), 0, 3]:
        for size in [1, (1, 1), (1, 1, 1), 2, 4]:
            t(f'{pool.__name__} {kernel} {size}', lambda: pool(torch.zeros(2, 3, 4, 4, 4)[:, 0:3], kernel, size))
            t(f'{pool.__name__} {kernel} {size} of 4', lambda: pool(torch.zeros(2, 3, 4, 5), kernel, size))
for dtype in [torch.float32, torch.float64, torch.int64, torch.float16]:
    for weight in [torch.ones(4), torch.ones(4).double(), torch.ones(4).long(), torch.ones(3)]:
        y = torch.ones(2, 4, dtype=dtype)  #: [2, 4] | float64[2, 4] | int64[2, 4] | float16[2, 4]
        t('layer norm', lambda: F.layer_norm(y, (4,), weight))
        t('rms norm', lambda: F.rms_norm(y, (4,), weight))
        t('group norm', lambda: F.group_norm(y, 2, weight))
t('too few', lambda: F.rms_norm(torch.ones(()), (4,), torch.ones(4)))
