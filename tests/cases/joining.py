# cat, stack, split, chunk and their relatives.
import torch

a, b = torch.empty(2, 3), torch.empty(4, 3)  #: a [2, 3]; b [4, 3]
c = torch.cat([a, b])  #: [6, 3]
d = torch.cat((a, a), dim=1)  #: [2, 6]
e = torch.stack([a, a])  #: [2, 2, 3]
f = torch.stack([a, a], dim=-1)  #: [2, 3, 2]
g = torch.hstack([a, a])  #: [2, 6]
h = torch.vstack([a, b])  #: [6, 3]
i = torch.dstack([a, a])  #: [2, 3, 2]
p, q = b.split(2)  #: p [2, 3]; q [2, 3]
r, s, t = torch.empty(7, 2).split([2, 4, 1])  #: r [2, 2]; s [4, 2]; t [1, 2]
parts = torch.empty(10, 4).chunk(3)  #: ([4, 4], [4, 4], [2, 4])
u, v = torch.empty(6, 8).chunk(2, dim=1)  #: u [6, 4]; v [6, 4]
w = torch.tensor_split(torch.empty(7), 3)  #: ([3], [2], [2])
x, y, z = torch.empty(3, 5).unbind(0)  #: x [5]; y [5]; z [5]
first, *others = torch.empty(4, 2)  #: first [2]; others ([2], [2], [2])
aa = torch.cat([torch.empty(0), torch.empty(2, 3)])  #: [2, 3]
bb = torch.cat([torch.zeros(2, dtype=torch.int64), torch.zeros(2)])  #: [4]
cc = torch.column_stack([torch.empty(3), torch.empty(3, 2)])  #: [3, 3]
dd = torch.block_diag(torch.empty(2, 2), torch.empty(3, 1))  #: [5, 3]
ee = torch.cartesian_prod(torch.arange(3), torch.arange(2))  #: int64[6, 2]
ff = torch.combinations(torch.arange(4))  #: int64[6, 2]
gg = torch.concat([a, b, a])  #: [8, 3]
hh = torch.nn.utils.rnn.pad_sequence([torch.empty(3, 2), torch.empty(5, 2)])  #: [5, 2, 2]
ii = torch.nn.utils.rnn.pad_sequence([torch.empty(3), torch.empty(1)], batch_first=True)  #: [2, 3]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.cat([a, torch.empty(2, 4)]))
attempt(lambda: torch.cat([a, b], dim=1))
attempt(lambda: torch.cat([a, torch.empty(2)]))
attempt(lambda: torch.cat([a, b], dim=2))
attempt(lambda: torch.cat([]))
attempt(lambda: torch.cat(a))
attempt(lambda: torch.cat([a, 5]))
attempt(lambda: torch.stack([a, b]))
attempt(lambda: torch.stack([]))
attempt(lambda: torch.stack([a], dim=4))
attempt(lambda: b.split([1, 2])[0])
attempt(lambda: b.split(-1)[0])
attempt(lambda: b.chunk(0)[0])
attempt(lambda: torch.hstack([a, b]))
