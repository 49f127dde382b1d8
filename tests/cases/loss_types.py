# Losses of every type of input and target: what is promoted, refused, and how the result lies.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(n, f):
    try: r=f(); print(n, tuple(r.shape), r.dtype, r.stride())  #: [] | float64[] | [2] | float64[2] | [2, 4] | float64[2, 4] | float16[] | float16[2, 3] | [2, 3] | bfloat16[] | bfloat16[2, 3] | float64[2, 3] | complex64[] | complex64[2, 3] | complex128[] | complex128[2, 3] | int64[2, 3]
    except Exception as e: print(n, type(e).__name__, e)
z=torch.zeros
for s in ((),(3,),(2,3),(0,),(2,0),(2,3,4)):
    for r in ('none','mean','sum'):
        t('ce', lambda: F.cross_entropy(z(s),z(s),reduction=r)); t('cew', lambda: F.cross_entropy(z(s),z(s),z(3),reduction=r)); t('cew2', lambda: F.cross_entropy(z(s),z(s),z(2),reduction=r)); t('cel', lambda: F.cross_entropy(z(s),z(s).long(),reduction=r)); t('cels', lambda: F.cross_entropy(z(s),z(s),label_smoothing=0.1)); t('ceb', lambda: F.cross_entropy(z(s),z(s).bfloat16(),reduction=r)); t('ced', lambda: F.cross_entropy(z(s),z(s).double(),reduction=r)); t('ceL', lambda: F.cross_entropy(z(s).long(),z(s),reduction=r))
T=(torch.float16,torch.bfloat16,torch.float32,torch.float64,torch.int64,torch.bool,torch.complex64)
for a in T:
    for b in T:
        for n in ('mse_loss','l1_loss','smooth_l1_loss','huber_loss','binary_cross_entropy_with_logits','soft_margin_loss','kl_div','poisson_nll_loss','binary_cross_entropy'):
            t(f'{n} {a} {b}', lambda: getattr(F,n)(z(2,3).to(a), z(2,3).to(b)))
            t(f'{n} {a} {b}', lambda: getattr(F,n)(z(2,3).to(a), z(3,2).to(b).T, reduction='none'))
