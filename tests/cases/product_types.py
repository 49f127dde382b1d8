# Matrix products and linear layers of types that do not go together, and what has no elements.
import torch
import torch.nn as nn


def t(n, f):
    try: r=f(); print(n, tuple(r.shape), r.dtype)  #: [0, 3, 3] | [0, 3, 1] | [1, 3, 3]
    except Exception as e: print(n, type(e).__name__, e)
z=torch.zeros
for s in ((4,),(6,),(3,4),(3,6),(2,3,4),(2,3,6),(0,4),()):
    for d in (torch.int64, torch.float64, torch.bool, torch.float16):
        for b in (True, False):
            t(f'{s} {d} {b}', lambda: nn.Linear(6,2,bias=b)(z(s).to(d)))
B=torch.bool
for a in ((4,),(3,4),(2,3,4),(9,7,4,4)):
    for b in ((4,),(4,3),(2,4,3),(7,4,3)):
        t(f'{a}{b}', lambda: z(a).to(B)@z(b).to(B)); t(f'{a}{b}', lambda: z(a).to(B)@z(b)); t(f'{a}{b}', lambda: z(a).long()@z(b))
for s,x in (((0,3,3),(3,3)),((0,1),(3,)),((1,3),(3,))):
    for f in ('div_','add_','mul_','copy_','clamp_min_','pow_','eq_','masked_fill_','fill_','zero_','sqrt_','normal_','clamp_'):
        def g():
            q=z(s[0],1,s[-1]).expand(s[0],3,s[-1])  #: [0, 3, 3] | [0, 3, 1] | [1, 3, 3]
            m=getattr(q,f)
            return m(z(3,s[-1])) if f in ('div_','add_','mul_','copy_','clamp_min_','pow_','eq_') else m(z(3,s[-1]).bool(),1) if f=='masked_fill_' else m(1) if f=='fill_' else m(0,1) if f=='clamp_' else m()  #: [0, 3, 3] | [0, 3, 1] | [1, 3, 3]
        t(f'{s}{f}', g)
