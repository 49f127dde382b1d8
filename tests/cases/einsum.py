# einsum.
import torch

q, k = torch.empty(2, 8, 10, 16), torch.empty(2, 8, 12, 16)  #: k [2, 8, 12, 16]; q [2, 8, 10, 16]
a = torch.einsum("bhid,bhjd->bhij", q, k)  #: [2, 8, 10, 12]
b = torch.einsum("bhij,bhjd->bhid", a, k)  #: [2, 8, 10, 16]
c = torch.einsum("ii->i", torch.empty(3, 3))  #: [3]
d = torch.einsum("ii", torch.empty(3, 3))  #: []
e = torch.einsum("ij->ji", torch.empty(2, 5))  #: [5, 2]
f = torch.einsum("ij,jk", torch.empty(2, 3), torch.empty(3, 4))  #: [2, 4]
g = torch.einsum("i,j->ij", torch.empty(3), torch.empty(4))  #: [3, 4]
h = torch.einsum("...d,de->...e", torch.empty(5, 6, 7), torch.empty(7, 2))  #: [5, 6, 2]
i = torch.einsum("b c h w -> b h w c", torch.empty(1, 2, 3, 4))  #: [1, 3, 4, 2]
j = torch.einsum("ij,ij,j->i", torch.empty(2, 3), torch.empty(2, 3), torch.empty(3))  #: [2]
k2 = torch.einsum("bn,anm,bm->ba", torch.empty(2, 5), torch.empty(3, 5, 4), torch.empty(2, 4))  #: [2, 3]
l = torch.einsum("ij->", torch.empty(2, 3))  #: []
m = torch.einsum("ba", torch.empty(2, 3))  #: [3, 2]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.einsum("ij,jk->ik", torch.empty(2, 3), torch.empty(4, 5)))
attempt(lambda: torch.einsum("ij,jk->ik", torch.empty(2, 3)))
attempt(lambda: torch.einsum("ijk->ij", torch.empty(2, 3)))
attempt(lambda: torch.einsum("ij->iz", torch.empty(2, 3)))
attempt(lambda: torch.einsum("ii->i", torch.empty(2, 3)))
attempt(lambda: torch.einsum("ij->ii", torch.empty(2, 3)))
attempt(lambda: torch.einsum("i1->i", torch.empty(2, 3)))
for equation in ["ii->ii", "ij->i.", "ij->i..", "ij->i...", "ij->i....", "ij->i1", "ij->->i", "ij,->i", "i->j", "...i.->i"]:
    attempt(lambda: torch.einsum(equation, torch.empty(2, 3)))
attempt(lambda: torch.einsum("ij,jk->ii", torch.empty(2, 3), torch.empty(4, 5)))
