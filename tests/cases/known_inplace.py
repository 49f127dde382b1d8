# Elements that stay known through broadcasting, in-place operators and views, sorting and running sums.
import torch

t=torch.tensor
x=torch.arange(6).view(2,3)  #: int64[2, 3]
print(x+t([10,20,30]), x*t([[1],[2]]), x>t([1,1,9]), t([3.])*0.1, (t([3.])*0.1).item(), (t([1,2,3])*0.1).tolist(), t([1.5]).half()*0.1, t([0.1,0.2]).add(t([1.,2.]),alpha=2))
print(t([3,1,2]).sort(), t([[3.,1.],[float('nan'),5.]]).sort(0,descending=True), t([2,2,1]).argsort(), t([[3,1,2]]).argsort(descending=True), x.cumsum(0), x.cumsum(1), t([[1.,2.],[3.,4.]]).cumprod(1), torch.sort(t([0.3,0.1]),descending=True)[0])
g=torch.zeros(3); v=g.view(3,1); g+=t([1.,2.,3.]); print(v); g.add_(1).mul_(2); print(g, v[1])  #: g [3]; v [3, 1]
try:
    i = t([1, 2]); i += 1.5  #: int64[2]
except RuntimeError as e: print(e)
print(i)
print(t([7.0, -7.0]) % t([3.0, 3.0]), t([0.3]) // 0.1, t([-7.5, 7.5]) // 2, t([1.0]) // 0, t([5, -5]) % 3, t([1.0, -1.0]) % 0.3)
print((t([1.0]) / 0.1).item(), (0.3 - t([0.1])).item(), t([float("nan"), 3.0]).clamp(0, 1), t([0.7]).clamp(max=0.5))
