# A bias that does not fit, by the way that the product takes.
import torch
import torch.nn.functional as F


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def linear(shape, bias, weight=(3, 8)):
    return F.linear(torch.empty(shape), torch.empty(weight), torch.empty(bias)).shape


for shape in [(8,), (2, 8), (2, 5, 8), (2, 3, 5, 8)]:
    for bias in [(4,), (1,), (3,), (2, 3), (1, 3), (5, 3), (1, 1, 3), ()]:
        attempt(lambda: linear(shape, bias))
for shape in [(8,), (2, 8), (2, 5, 8)]:
    for bias in [(4,), (1,), ()]:
        attempt(lambda: linear(shape, bias, (8,)))
for bias in [(4,), (3,), (2, 3)]:
    attempt(lambda: F.linear(torch.empty(8, 5, 2).transpose(0, 2), torch.empty(3, 8), torch.empty(bias)).shape)
attempt(lambda: torch.masked_select(torch.zeros(3, 5), torch.zeros(4, dtype=torch.bool)))
