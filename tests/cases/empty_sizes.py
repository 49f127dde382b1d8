# Padding, pooling, shuffling and rounding of what has no elements, and types that kernels do not take.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(f):
    try:
        r=f(); print(tuple(r.shape), r.dtype, r.stride())  #: [2, 2, 0, 3] | [2, 2, 3, 0] | [0, 2, 3, 3] | [2, 0, 3, 3] | [2, 0, 9, 9] | [2, 2, 0, 6] | [5, 6, 2] | [5, 6, 4] | [5, 1, 2] | [5, 1, 4] | [1, 6, 2] | [1, 6, 4] | [6, 2] | [6, 4] | [0] | [3] | [2, 3, 32] | [2, 3, 4, 8] | complex64[2, 3, 32] | bool[0] | bool[2, 3, 32] | int64[0] | int64[3] | [8, 2] | [0, 10] | [0, 6] | [4, 2] | [3, 0, 6] | [0, 3, 6] | [3, 4, 2] | [2, 5] | [0, 2, 5, 6] | [0, 2, 3, 6] | [2, 0, 3, 6] | [2, 2, 0, 5]
    except Exception as e: print(type(e).__name__, str(e)[:150])
for shp in ([2,2,0,3],[2,2,3,0],[0,2,3,3],[2,0,3,3],[2,2,0,6]):
    t(lambda: nn.PixelUnshuffle(3)(torch.zeros(shp)))
    t(lambda: nn.PixelShuffle(3)(torch.zeros(shp)))
t(lambda: nn.PixelUnshuffle(3)(torch.zeros(2,2,6,3).permute(0,3,1,2).transpose(1,3)))
for x in (torch.zeros(5,8,6).transpose(1,2), torch.zeros(5,6,8), torch.zeros(6,5,8).transpose(0,1), torch.zeros(5,1,8), torch.zeros(5,8,1).transpose(1,2), torch.zeros(8,6,5).permute(2,1,0), torch.zeros(1,8,6).transpose(1,2), torch.zeros(8,6).T):
    print('--', tuple(x.shape), x.stride())
    t(lambda: F.adaptive_avg_pool1d(x,2)); t(lambda: F.adaptive_max_pool1d(x,2)); t(lambda: nn.LPPool1d(2,2)(x)); t(lambda: F.avg_pool1d(x,2)); t(lambda: F.max_pool1d(x,2)); t(lambda: nn.LPPool1d(1,2)(x))
for d in (torch.float32,torch.complex64,torch.bool,torch.int64):
    for n in ('round','floor','ceil','trunc','frac','sign'):
        print(n, d, end=' '); t(lambda: getattr(torch.zeros(0,dtype=d), n)())
    print('clamp_', d); t(lambda: torch.zeros(3,dtype=d).clamp_(True)); t(lambda: torch.zeros(3,dtype=d).clamp(True));t(lambda: torch.zeros(3,dtype=d).clamp(max=True))
    t(lambda: F.unfold(torch.zeros(2,3,4,8).to(d),1,dilation=1))
    t(lambda: torch.zeros(2,3,4,8).to(d).round(decimals=2))
t(lambda: torch.round(torch.zeros(3,requires_grad=True), out=torch.empty(3)))
for n in 'floor ceil round trunc sign abs neg exp sgn erf'.split():
    print(n, end=' '); t(lambda: getattr(torch,n)(torch.zeros(3,requires_grad=True), out=torch.empty(3)))
t(lambda: torch.round(torch.zeros(3,requires_grad=True)*1, out=torch.empty(3)))
with torch.no_grad(): t(lambda: torch.round(torch.zeros(3,requires_grad=True), out=torch.empty(3)))
for shp in ([8,0],[0,8],[0,4],[4,0],[3,0,4],[0,3,4],[3,4,0],[2,3],[0,2,3,4],[2,0,3,4],[2,2,0,3]):
    for c in (nn.ReplicationPad1d, nn.ReflectionPad1d, nn.CircularPad1d, nn.ReplicationPad2d, nn.ReflectionPad2d, nn.ZeroPad1d):
        print(shp, c.__name__, end=' '); t(lambda: c(1)(torch.zeros(shp)))
