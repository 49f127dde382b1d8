# Masks, where, scatter, sorting by keys, in-place writes.
import torch

x = torch.randn(3, 5)  #: [3, 5]
mask = torch.zeros(3, 5, dtype=torch.bool)  #: bool[3, 5]
a = x.masked_fill(mask, float("-inf"))  #: [3, 5]
b = torch.masked_select(torch.arange(6).view(2, 3), torch.tensor([[True, False, True], [False, False, True]]))  #: int64[3]
c = torch.zeros(3, 5).scatter_(1, torch.tensor([[0], [2], [4]]), 1.0)  #: [3, 5]
d = torch.zeros(2, 5).scatter_add(1, torch.zeros(2, 3, dtype=torch.long), torch.ones(2, 3))  #: [2, 5]
e = torch.zeros(4, 5).index_add(0, torch.tensor([0, 3, 1]), x)  #: [4, 5]
f = torch.where(mask, x, torch.tensor(0.0))  #: [3, 5]
g = torch.nonzero(torch.tensor([[1, 0], [0, 1], [1, 1]]))  #: int64[4, 2]
rows, cols = torch.nonzero(torch.tensor([[1, 0], [1, 1]]), as_tuple=True)  #: cols int64[3]; rows int64[3]
h = torch.tril(torch.ones(4, 4)).bool()  #: bool[4, 4]
i = torch.triu(torch.full((4, 4), float("-inf")), diagonal=1)  #: [4, 4]
j = x.gather(1, x.argmax(1, keepdim=True))  #: [3, 1]
k = x[torch.arange(3), torch.tensor([1, 0, 2])]  #: [3]
l = torch.zeros(3, 5).put_(torch.tensor([1, 2]), torch.tensor([1.0, 2.0]))  #: [3, 5]
m = x.index_fill(1, torch.tensor([0, 2]), 0)  #: [3, 5]
n = torch.searchsorted(torch.arange(5), torch.tensor([1, 3]))  #: int64[2]
o = torch.bucketize(torch.tensor([0.5, 2.5]), torch.arange(4.0))  #: int64[2]
p = x.clone()  #: [3, 5]
p[mask] = 0
p[:, [0, 1]] = torch.ones(3, 2)
p[p > 100] = torch.tensor(0.0)
q = torch.isnan(x).any(1)  #: bool[3]
r = (torch.arange(5)[None] < torch.tensor([2, 3])[:, None])  #: bool[2, 5]
s = r.float().cumsum(1).masked_fill(~r, 0)  #: [2, 5]
t = torch.eye(5)[torch.tensor([0, 2, 2])]  #: [3, 5]
u = x.unsqueeze(1) - x.unsqueeze(0)  #: [3, 3, 5]
v = torch.cdist(x, x).fill_diagonal_(0)  #: [3, 3]
w = x.flip(1)  #: [3, 5]
y = torch.logical_and(mask, ~mask)  #: bool[3, 5]
z = torch.isin(torch.arange(4), torch.tensor([1, 2]))  #: bool[4]
print(b.tolist(), g.tolist(), rows.tolist(), r.tolist(), n.tolist())


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def write(value):
    y = torch.zeros(3, 5)  #: [3, 5]
    y[:, :2] = value
    return y  #: [3, 5]


attempt(lambda: write(torch.ones(3, 3)))
attempt(lambda: write(torch.ones(2)))
attempt(lambda: write(torch.ones(3)))
attempt(lambda: torch.zeros(3, 5).scatter_(1, torch.zeros(4, 1, dtype=torch.long), 1.0))
attempt(lambda: torch.zeros(3, 5).scatter_(1, torch.zeros(3, 1), 1.0))
attempt(lambda: torch.zeros(3, 5).scatter_(1, torch.tensor([[7]]), 1.0))
attempt(lambda: torch.zeros(3, 5).scatter_(2, torch.zeros(3, 1, dtype=torch.long), 1.0))
attempt(lambda: torch.zeros(2, 5).scatter_add(1, torch.zeros(2, 3, dtype=torch.long), torch.ones(2, 2)))
attempt(lambda: torch.zeros(4, 5).index_add(0, torch.tensor([0, 1]), x))
attempt(lambda: torch.where(mask, x, torch.ones(4)))
attempt(lambda: torch.masked_select(x, torch.ones(4, dtype=torch.bool)))
attempt(lambda: x.masked_fill(mask, torch.ones(2)))
attempt(lambda: torch.tril(torch.ones(3)))
attempt(lambda: x[mask[0]])
attempt(lambda: x[:, mask[0]])
attempt(lambda: torch.where(mask))
