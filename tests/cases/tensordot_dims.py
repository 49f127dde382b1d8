# Which dimensions torch.tensordot takes.
import torch


def t(f):
    try: r=f(); print(tuple(r.shape), r.dtype, r.stride())  #: [] | [3] | [3, 3] | [3, 3, 3] | [3, 3, 3, 3]
    except Exception as e: print(type(e).__name__, e)
z=torch.zeros; s=z(()); v=z(3); m=z(3,3)  #: m [3, 3]; s []; v [3]
for a in (s,v,m):
    for b in (s,v,m):
        for d in ([[-1],[-1]],[[0],[0]],[[],[]],0,1,2,-1,[[1],[0]],[[0,0],[0,1]],[[0,1],[0,1]],[[2],[0]]):
            t(lambda: torch.tensordot(a,b,dims=d))
