# Dimensions that are named twice, tensors without dimensions in reductions and products.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(n, f):
    try:
        r=f(); print(n, tuple(r.shape), r.dtype, r.stride())  #: bool[3, 4] | [3, 4] | [] | bool[] | int64[] | [3] | [3, 3]
    except Exception as e: print(n, type(e).__name__, str(e)[:200])
x=torch.zeros(3,4); s=torch.tensor(1.); c=torch.zeros(3,4,dtype=torch.complex64)  #: c complex64[3, 4]; s []; x [3, 4]
g=torch.zeros(3,4,requires_grad=True)  #: [3, 4]
for o in ('round','floor','ceil','trunc','sign','sgn','frac','eq','isnan','logical_not','signbit','abs','exp'):
    f=getattr(torch,o)
    if o!='eq':
        t(o, lambda: f(g, out=torch.empty(3,4))); t(o, lambda: f(g*2, out=torch.empty(3,4)))
    else: t(o, lambda: f(g,g,out=torch.empty(3,4,dtype=torch.bool)))
t('rd', lambda: torch.round(g,decimals=1,out=torch.empty(3,4)))
for d in (-1,0,1): 
    t('ct', lambda: torch.cumulative_trapezoid(s,dim=d)); t('tr', lambda: torch.trapezoid(s,dim=d)); t('diff', lambda: torch.diff(s,dim=d)); t('ctx', lambda: torch.cumulative_trapezoid(s,s,dim=d)); t('trx', lambda: torch.trapezoid(s,s,dim=d)); t('trdx', lambda: torch.trapezoid(s,dx=2,dim=d))
for d in ((0,0),(0,-1),(-1,-1),(0,1)):
  for n in ('logsumexp','sum','mean','amax','amin','var','std','nansum','all','any','norm','count_nonzero','var_mean','flip','squeeze','permute'):
    f=getattr(torch,n)
    for q in (s,x,torch.zeros(0),torch.zeros(2)):
        def h():
            r = f(q,dim=d) if n not in ('flip','permute') else f(q,d)  #: [] | bool[] | int64[] | ([], []) | [3, 4]
            return r if isinstance(r,torch.Tensor) else r[0]  #: [] | bool[] | int64[] | [3, 4]
        t(n+str(d)+str(tuple(q.shape)), h)
for q in (s, torch.zeros(3), torch.zeros(3,3), torch.zeros(1,3,3), torch.zeros(1,1,1,3)):
    t('cm1', lambda: torch.chain_matmul(q)); t('cm2', lambda: torch.chain_matmul(q,q)); t('md1', lambda: torch.linalg.multi_dot([q])); t('md2', lambda: torch.linalg.multi_dot([q,q])); t('md3', lambda: torch.linalg.multi_dot([torch.zeros(3,3),q])); t('cm3', lambda: torch.chain_matmul(torch.zeros(3,3),q)); t('cm4', lambda: torch.chain_matmul(torch.zeros(3,3),torch.zeros(3,3),q)); t('cm5', lambda: torch.chain_matmul(q,torch.zeros(3,3),torch.zeros(3,3)))
