# How what is computed of transposed sequences (N, C, L) lies in memory.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(n, f):
    try:
        r=f(); print(n, tuple(r.shape), r.stride())  #: [5, 3, 6] | [5, 6, 4] | [5, 6, 2] | int64[5, 6, 4] | [5, 6, 8] | [5, 6, 16] | [5, 3, 10] | [5, 6, 10] | [5, 3, 8] | [5, 12, 8] | [5, 1, 8] | [5, 1, 4] | [5, 1, 2] | int64[5, 1, 4] | [5, 1, 16] | [5, 1, 10] | [5, 2, 8] | [1, 3, 6] | [1, 6, 4] | [1, 6, 2] | int64[1, 6, 4] | [1, 6, 8] | [1, 6, 16] | [1, 3, 10] | [1, 6, 10] | [1, 3, 8] | [1, 12, 8] | [1, 1, 8] | [3, 6] | [6, 4] | [6, 2] | int64[6, 4] | [6, 8] | [3, 10] | [6, 10] | [6, 16] | [6, 1]
    except Exception as e: print(n, type(e).__name__, str(e)[:150])
for x in (torch.zeros(5,8,6).transpose(1,2), torch.zeros(5,6,8), torch.zeros(6,5,8).transpose(0,1), torch.zeros(5,1,8), torch.zeros(5,8,1).transpose(1,2), torch.zeros(8,6,5).permute(2,1,0), torch.zeros(1,8,6).transpose(1,2), torch.zeros(8,6).T):
  for g in (False, True):
    x=x.detach().requires_grad_(g)  #: [5, 6, 8] | [5, 1, 8] | [1, 6, 8] | [6, 8]
    print('--', g)
    t('conv', lambda: F.conv1d(x, torch.zeros(3,x.shape[-2],3)))
    t('max', lambda: F.max_pool1d(x,2)); t('amax', lambda: F.adaptive_max_pool1d(x,2)); t('avg', lambda: F.avg_pool1d(x,2)); t('aavg', lambda: F.adaptive_avg_pool1d(x,2))
    t('maxi', lambda: F.max_pool1d(x,2,return_indices=True)[0]); t('maxi', lambda: F.max_pool1d(x,2,return_indices=True)[1])
    t('bn', lambda: nn.BatchNorm1d(6)(x)); t('in', lambda: nn.InstanceNorm1d(6)(x)); t('gn', lambda: nn.GroupNorm(2,6)(x)); t('interp', lambda: F.interpolate(x, scale_factor=2)); t('interpl', lambda: F.interpolate(x, scale_factor=2, mode='linear'))
    t('tconv', lambda: F.conv_transpose1d(x, torch.zeros(x.shape[-2],3,3)))
    t('pad', lambda: F.pad(x,(1,1),mode='reflect')); t('padr', lambda: F.pad(x,(1,1),mode='replicate'));t('pad', lambda: F.pad(x,(1,1)));t('padc', lambda: F.pad(x,(1,1),mode='circular'))
    t('unp', lambda: F.max_unpool1d(*F.max_pool1d(x,2,return_indices=True),2)); t('prelu', lambda: nn.PReLU(6)(x)); t('glu', lambda: F.glu(x,1)); t('lrn', lambda: F.local_response_norm(x,2))
    t('lin', lambda: F.linear(x, torch.zeros(4,x.shape[-1]))); t('sm', lambda: x.softmax(1)); t('ln', lambda: F.layer_norm(x,(x.shape[-1],))); t('cat', lambda: torch.cat([x,x],1)); t('cumsum', lambda: x.cumsum(1)); t('mean', lambda: x.mean(1,keepdim=True))
