# Reductions, with dim, keepdim, several dims, named results.
import torch

x = torch.empty(2, 3, 4)  #: [2, 3, 4]
a = x.sum()  #: []
b = x.sum(1)  #: [2, 4]
c = x.mean(dim=(0, 2))  #: [3]
d = x.mean(-1, keepdim=True)  #: [2, 3, 1]
values, indices = x.max(dim=1)  #: indices int64[2, 4]; values [2, 4]
e = x.max()  #: []
f = x.argmax(1)  #: int64[2, 4]
g = x.argmax()  #: int64[]
h = x.std(0)  #: [3, 4]
i = x.var(dim=(1, 2), unbiased=False)  #: [2]
j = x.norm()  #: []
k = x.norm(p=2, dim=1, keepdim=True)  #: [2, 1, 4]
l = torch.arange(6).sum()  #: int64[]
m = torch.ones(3, dtype=torch.bool).sum()  #: int64[]
n = torch.ones(3, dtype=torch.uint8).sum()  #: int64[]
o = (x > 0).any(dim=1)  #: bool[2, 4]
p = (x > 0).all()  #: bool[]
q = x.cumsum(1)  #: [2, 3, 4]
r = x.softmax(-1)  #: [2, 3, 4]
s = torch.log_softmax(x, dim=1)  #: [2, 3, 4]
t = x.logsumexp(0)  #: [3, 4]
u, v = x.sort(dim=0, descending=True)  #: u [2, 3, 4]; v int64[2, 3, 4]
w = x.argsort()  #: int64[2, 3, 4]
top, where = x.topk(2, dim=2)  #: top [2, 3, 2]; where int64[2, 3, 2]
y = x.prod(1)  #: [2, 4]
z = x.amax((0, 1))  #: [4]
kth = x.kthvalue(1, dim=1)  #: ([2, 4], int64[2, 4])
med = x.median()  #: []
both = torch.var_mean(x, dim=1)  #: ([2, 4], [2, 4])
uniq = torch.arange(4).unique()  #: int64[4]
aa = torch.bincount(torch.tensor([0, 1, 3]))  #: int64[4]
bb = torch.count_nonzero(x, dim=0)  #: int64[3, 4]
cc = torch.arange(5).cumprod(0)  #: int64[5]
dd = x.quantile(0.5, dim=1)  #: [2, 4]
ee = torch.histc(x, bins=7)  #: [7]
ff = x.nanmean()  #: []
gg = torch.aminmax(x, dim=0)  #: ([3, 4], [3, 4])
hh = x.min(2).values  #: [2, 3]
ii = x.mode(0).indices  #: int64[3, 4]
jj = torch.trace(torch.empty(3, 3))  #: []
kk = torch.linalg.norm(x, dim=(1, 2))  #: [2]
ll = torch.diff(x)  #: [2, 3, 3]


def attempt(action):
    try:
        result = action()  #: [] | float64[]
        print(result.shape, result.dtype)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: x.sum(3))
attempt(lambda: x.sum((0, 0)))
attempt(lambda: torch.arange(3).mean())
attempt(lambda: torch.ones(2, dtype=torch.long).std())
attempt(lambda: x.softmax(5))
attempt(lambda: x.topk(9)[0])
attempt(lambda: torch.empty(0).max())
attempt(lambda: torch.empty(0, 3).max(0)[0])
attempt(lambda: torch.empty(0).sum())
attempt(lambda: x.argmax(dim=-4))
attempt(lambda: x.kthvalue(9, dim=0)[0])
attempt(lambda: torch.softmax(torch.arange(3), 0))
attempt(lambda: x.mean(dtype=torch.float64))
