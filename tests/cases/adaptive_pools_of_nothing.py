# Adaptive pools of every type, without elements, channels or targets.
import torch
F = torch.nn.functional
def t(n, f):
    try:
        r = f()  #: [2, 3, 1] | [2, 3, 0] | [0, 3, 1] | [0, 3, 0] | [2, 0, 1] | [2, 0, 0] | [1, 2, 1] | [1, 0, 1] | [1, 0, 0] | [0, 2, 1] | [0, 2, 0] | int32[2, 3, 0] | int32[0, 3, 0] | int32[2, 0, 0] | int32[1, 0, 0] | int32[0, 2, 0] | bool[2, 3, 0] | bool[0, 3, 0] | bool[2, 0, 0] | bool[1, 0, 0] | bool[0, 2, 0] | complex64[2, 3, 1] | complex64[2, 3, 0] | complex64[0, 3, 1] | complex64[0, 3, 0] | complex64[2, 0, 1] | complex64[2, 0, 0] | complex64[1, 2, 1] | complex64[1, 0, 1] | complex64[1, 0, 0] | complex64[0, 2, 1] | complex64[0, 2, 0] | float16[2, 3, 1] | float16[2, 3, 0] | float16[0, 3, 1] | float16[0, 3, 0] | float16[2, 0, 1] | float16[2, 0, 0] | float16[1, 2, 1] | float16[1, 0, 1] | float16[1, 0, 0] | float16[0, 2, 1] | float16[0, 2, 0] | [2, 3, 1, 1] | [2, 3, 0, 0] | [0, 3, 1, 1] | [0, 3, 0, 0] | [2, 0, 1, 1] | [2, 0, 0, 0] | [1, 2, 1, 1] | [1, 0, 1, 1] | [1, 0, 0, 0] | [0, 2, 1, 1] | [0, 2, 0, 0] | int32[2, 3, 0, 0] | int32[0, 3, 0, 0] | int32[2, 0, 0, 0] | int32[1, 0, 0, 0] | int32[0, 2, 0, 0] | bool[2, 3, 0, 0] | bool[0, 3, 0, 0] | bool[2, 0, 0, 0] | bool[1, 0, 0, 0] | bool[0, 2, 0, 0]
        print(n, [tuple(a.shape) for a in r] if isinstance(r, tuple) else (tuple(r.shape), r.dtype))
    except Exception as e:
        print(n, type(e).__name__, str(e).split('\n')[0])
for name, f, d in [('a1', F.adaptive_avg_pool1d, 1), ('a2', F.adaptive_avg_pool2d, 2), ('a3', F.adaptive_avg_pool3d, 3), ('m1', F.adaptive_max_pool1d, 1), ('m2', F.adaptive_max_pool2d, 2), ('m3', F.adaptive_max_pool3d, 3)]:
    for dt in [torch.float32, torch.int32, torch.bool, torch.complex64, torch.float16]:
        for sh in [(2, 3), (0, 3), (2, 0), (), (1, 2, 0, 2, 2), (1, 0, 2, 2, 2), (0, 2, 2, 2, 2)]:
            shape = sh if len(sh) < 5 else sh[:2+d]
            if len(shape) == 2: shape = shape + (3,) * d
            for o in [1, 0, -1]:
                t(f'{name} {dt} {shape} {o}', lambda: f(torch.zeros(shape, dtype=dt), o))
