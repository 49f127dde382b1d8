# What may be written into a tensor, and what may stand between brackets.
import numpy as np
import torch


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


x = torch.zeros(4, 5)  #: [4, 5]
ids = torch.zeros(3, dtype=torch.long)  #: int64[3]


def write(tensor, place, value):
    tensor[place] = value


for value in [np.float64(1), np.int64(1), np.zeros(5), (1, 2), {}, range(5), 1j, torch.device, True, b"a", "a", None, [1, 2, 3, 4, 5]]:
    attempt(lambda: write(x, 0, value))
attempt(lambda: write(x, "a", "b"))
attempt(lambda: write(x, 9, "b"))
attempt(lambda: write(x, torch.tensor([0]), [1.0]))
attempt(lambda: write(x, (slice(None), 0), [1, 2, 3, 4]))
attempt(lambda: write(x, slice(None, None, -1), 0))
attempt(lambda: write(x, x > 0, np.zeros(3)))
attempt(lambda: write(ids, 0, 1.5))
attempt(lambda: write(ids, 0, [1]))
for index in [slice(1.5, None), slice("a", None), slice(None, 2.0), slice(None, None, 1.0), slice(None, None, -1), slice(None, None, 0), slice(0, [1]),
              slice(torch.tensor(1.0), None), slice(torch.tensor([1, 2]), None), slice(None, None, torch.tensor(2))]:
    attempt(lambda: x[index].shape)
attempt(lambda: x[9, ::-1])
attempt(lambda: x[::-1, 9])
attempt(lambda: x[..., ::-1])
attempt(lambda: x[torch.tensor([7]), ::-1])
attempt(lambda: x[range(2)].shape)
attempt(lambda: x[("a",)])
attempt(lambda: x[["a"]])
attempt(lambda: x[b"a"])
attempt(lambda: x[[[0, 1], [1, "b"]]])
attempt(lambda: x[{1}])
