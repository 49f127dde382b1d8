# Products of matrices, in all spellings, and their complaints.
import torch
import torch.nn.functional as F

a = torch.empty(3, 4) @ torch.empty(4, 5)  #: [3, 5]
b = torch.empty(4) @ torch.empty(4, 5)  #: [5]
c = torch.empty(3, 4) @ torch.empty(4)  #: [3]
d = torch.empty(7, 3, 4) @ torch.empty(4, 5)  #: [7, 3, 5]
e = torch.empty(7, 1, 3, 4) @ torch.empty(2, 4, 5)  #: [7, 2, 3, 5]
f = torch.matmul(torch.empty(4), torch.empty(6, 4, 2))  #: [6, 2]
g = torch.mm(torch.empty(2, 3), torch.empty(3, 4))  #: [2, 4]
h = torch.bmm(torch.empty(5, 2, 3), torch.empty(5, 3, 4))  #: [5, 2, 4]
i = torch.mv(torch.empty(2, 3), torch.empty(3))  #: [2]
j = torch.dot(torch.empty(3), torch.empty(3))  #: []
k = torch.addmm(torch.empty(5), torch.empty(2, 3), torch.empty(3, 5))  #: [2, 5]
l = torch.baddbmm(torch.empty(1, 2, 4), torch.empty(5, 2, 3), torch.empty(5, 3, 4))  #: [5, 2, 4]
m = torch.outer(torch.empty(3), torch.empty(4))  #: [3, 4]
n = F.linear(torch.empty(2, 7, 8), torch.empty(3, 8))  #: [2, 7, 3]
o = torch.tensordot(torch.empty(3, 4, 5), torch.empty(4, 5, 6), dims=2)  #: [3, 6]
p = torch.kron(torch.empty(2, 2), torch.empty(3, 3))  #: [6, 6]
q = torch.chain_matmul(torch.empty(2, 3), torch.empty(3, 4)) if hasattr(torch, "chain_matmul") else None  #: [2, 4]
r = torch.linalg.multi_dot([torch.empty(2, 3), torch.empty(3, 4), torch.empty(4, 5)])  #: [2, 5]
s = torch.inner(torch.empty(2, 3), torch.empty(5, 3))  #: [2, 5]
t = torch.cdist(torch.empty(3, 2), torch.empty(4, 2))  #: [3, 4]
u = torch.cross(torch.empty(5, 3), torch.empty(5, 3), dim=1)  #: [5, 3]
v = torch.nn.Bilinear(3, 4, 5)(torch.empty(2, 3), torch.empty(2, 4))  #: [2, 5]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.empty(3, 4) @ torch.empty(5, 6))
attempt(lambda: torch.empty(2, 3, 4) @ torch.empty(2, 5, 6))
attempt(lambda: torch.empty(2, 3, 4) @ torch.empty(3, 4, 5))
attempt(lambda: torch.empty(3, 4) @ torch.empty(3))
attempt(lambda: torch.empty(3) @ torch.empty(4))
attempt(lambda: torch.empty(()) @ torch.empty(4))
attempt(lambda: torch.mm(torch.empty(2, 3), torch.empty(4, 5)))
attempt(lambda: torch.mm(torch.empty(2, 3, 4), torch.empty(4, 5)))
attempt(lambda: torch.mm(torch.empty(2, 3), torch.empty(3)))
attempt(lambda: torch.bmm(torch.empty(2, 3, 4), torch.empty(3, 4, 5)))
attempt(lambda: torch.bmm(torch.empty(2, 3, 4), torch.empty(2, 5, 6)))
attempt(lambda: torch.bmm(torch.empty(3, 4), torch.empty(4, 5)))
attempt(lambda: torch.mv(torch.empty(2, 3), torch.empty(4)))
attempt(lambda: torch.dot(torch.empty(3), torch.empty(4)))
attempt(lambda: torch.dot(torch.empty(3, 1), torch.empty(3)))
attempt(lambda: torch.addmm(torch.empty(4), torch.empty(2, 3), torch.empty(3, 5)))
attempt(lambda: F.linear(torch.empty(2, 7), torch.empty(3, 8)))
attempt(lambda: F.linear(torch.empty(2, 7, 9), torch.empty(3, 8), torch.empty(3)))
attempt(lambda: F.linear(torch.empty(2, 8), torch.empty(3, 8), torch.empty(4)))
attempt(lambda: torch.empty(2, 3) @ torch.empty(3, 4, dtype=torch.float64))
attempt(lambda: torch.arange(6).view(2, 3) @ torch.empty(3, 4))
attempt(lambda: torch.tensordot(torch.empty(3, 4), torch.empty(5, 6), dims=1))
attempt(lambda: torch.outer(torch.empty(3, 1), torch.empty(4)))
attempt(lambda: torch.matmul(torch.empty(3, 4), 5))
