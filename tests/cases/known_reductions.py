# What reductions and elementwise functions make of known elements.
import torch

t=torch.tensor
x=torch.arange(12).view(3,4); f=x.float()  #: f [3, 4]; x int64[3, 4]
print(x.sum(0), x.sum(1), x.sum(1,keepdim=True), f.mean(), f.mean(0), f.mean(-1), x.max(), x.min(), x.max(1), x.min(0), x.argmax(), x.argmax(1), x.argmin(0), f.amax(1), f.amin((0,1)))
print(t([0.1,0.2,0.3]).sum(), t([1.,2.,4.]).mean(), x.any(1), (x>3).all(0), (x>3).sum(), (x>3).float().mean(), x.t().sum(0), x[:, ::2].sum(1), x[1:].max(0)[0])
print(t([4.]).sqrt().item(), t([3.,4.]).pow(2).sum().sqrt().item(), t([1.,float('nan')]).argmax(), t([1.,float('nan')]).max(), t([]).sum(), torch.zeros(0,3).sum(0), t([1,3,3]).max(0))
