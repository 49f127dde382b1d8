# What indexing refuses.
import torch

x = torch.zeros(4, 5)  #: [4, 5]


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def assign(key, value):
    x[key] = value


attempt(lambda: x[4])
attempt(lambda: x[-5])
attempt(lambda: x[0, 5])
attempt(lambda: x[0, 0, 0])
attempt(lambda: x[torch.tensor([True, False])].shape)
attempt(lambda: x[[0, 1], [0, 1, 2]].shape)
attempt(lambda: x[torch.tensor([0.5])])
attempt(lambda: x["a"])
attempt(lambda: x[1.5])
attempt(lambda: x[::-1])
attempt(lambda: assign(0, torch.zeros(3)))
attempt(lambda: assign(slice(0, 2), torch.zeros(3, 5)))
attempt(lambda: torch.gather(x, 1, torch.zeros(5, 1, dtype=torch.long)))
attempt(lambda: torch.gather(x, 0, torch.zeros(2, dtype=torch.long)))
attempt(lambda: torch.gather(x, 1, torch.zeros(4, 1)))
attempt(lambda: x.index_select(0, torch.zeros(2, 2, dtype=torch.long)))
attempt(lambda: x.scatter(1, torch.zeros(4, 2, dtype=torch.long), 1.0).shape)
attempt(lambda: torch.tensor(5)[0])
attempt(lambda: len(torch.tensor(5)))
attempt(lambda: list(torch.tensor(5)))
attempt(lambda: x[torch.zeros(4, 5, 2, dtype=torch.bool)])
attempt(lambda: x.masked_fill(torch.zeros(3, dtype=torch.bool), 0).shape)
attempt(lambda: x.masked_fill(torch.zeros(4, 5), 0).shape)
attempt(lambda: x.index_fill(1, torch.tensor([0]), 2).shape)
attempt(lambda: x.narrow(0, 3, 2))
