# Embedding tables and lookups.
import torch
import torch.nn as nn
import torch.nn.functional as F

table = nn.Embedding(100, 16, padding_idx=0)
ids = torch.randint(0, 100, (4, 7))  #: int64[4, 7]
a = table(ids)  #: [4, 7, 16]
b = table(torch.tensor(3))  #: [16]
c = table.weight  #: [100, 16]
d = nn.Embedding.from_pretrained(torch.empty(10, 5))(torch.tensor([1, 2]))  #: [2, 5]
bag = nn.EmbeddingBag(50, 8, mode="mean")
e = bag(torch.randint(0, 50, (3, 6)))  #: [3, 8]
f = bag(torch.randint(0, 50, (9,)), torch.tensor([0, 4, 4]))  #: [3, 8]
g = F.embedding(ids, torch.empty(100, 3))  #: [4, 7, 3]
position = nn.Parameter(torch.zeros(1, 7, 16))  #: [1, 7, 16]
h = a + position  #: [4, 7, 16]
i = a + nn.Embedding(7, 16)(torch.arange(7))  #: [4, 7, 16]
j = a * (16 ** 0.5)  #: [4, 7, 16]
k = table(ids.int())  #: [4, 7, 16]
print(table, bag, table.padding_idx, table.weight.requires_grad)


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: table(torch.rand(2, 3)))
attempt(lambda: table(torch.tensor([100])))
attempt(lambda: table(torch.tensor([-1])))
attempt(lambda: table([1, 2]))
attempt(lambda: bag(torch.randint(0, 50, (9,))))
attempt(lambda: bag(torch.randint(0, 50, (3, 6)), torch.tensor([0])))
attempt(lambda: bag(torch.zeros(2, 2, 2, dtype=torch.long)))
attempt(lambda: a + torch.empty(8, 16))
attempt(lambda: nn.Embedding(10, 4, padding_idx=10))
attempt(lambda: F.embedding(ids, torch.empty(100)))
