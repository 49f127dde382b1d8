# Pads below 0 cut off, before others add; too much of it in every mode.
import torch
import torch.nn.functional as F


def pad(sizes, pads, mode):
    try:
        y = F.pad(torch.zeros(sizes), pads, mode)  #: [2, 0] | [2, 6] | [2, 11] | [2, 5] | [1, 2, 0] | [1, 2, 6] | [1, 2, 11] | [1, 2, 5] | [0, 0] | [0, 6] | [0, 11] | [0, 5] | [2, 0, 0] | [4, 5, 7] | [1, 2, 0, 0] | [1, 4, 5, 7] | [1, 2, 3, 1, 4] | [1, 2, 3, 1, 6] | [1, 2, 0, 0, 0] | [1, 2, 5, 7, 6]
        print(sizes, pads, mode, tuple(y.shape), y.stride())
    except Exception as e:
        print(sizes, pads, mode, type(e).__name__, e)


for mode in ['constant', 'reflect', 'replicate', 'circular']:
    for sizes in [(2, 5), (1, 2, 5), (0, 5)]:
        for pads in [(-4, -4), (-6, 0), (0, -6), (-3, -3), (-5, 0), (-2, -3), (-1, 2), (6, 0), (1,), (0, 0)]:
            pad(sizes, pads, mode)
    for sizes in [(2, 3, 5), (1, 2, 3, 5), (1, 2, 3, 5, 4)]:
        for pads in [(-5, 0, -3, 0), (-6, 0, 0, 0), (0, 0, -4, 0), (1, 1, -2, -2), (-4, 0, -5, 0, -3, 0),
                     (0, 0, -6, 0, 0, 0), (1, 1, 1, 1, 1, 1)]:
            pad(sizes, pads, mode)
for sizes in [(), (5,)]:
    for pads in [(1, 1, 1, 1), (1,), (-6, 8), ()]:
        try:
            print(torch.constant_pad_nd(torch.zeros(sizes), pads).shape)
        except Exception as e:
            print(type(e).__name__, e)
