# What view-like functions refuse, one after the other.
import torch

x = torch.empty(2, 3, 4)  #: [2, 3, 4]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: x.view(5, 5))
attempt(lambda: x.view(-1, 5))
attempt(lambda: x.view(-1, -1))
attempt(lambda: x.view(2, -3))
attempt(lambda: x.reshape(7))
attempt(lambda: x.transpose(1, 2).view(24))
attempt(lambda: x.transpose(1, 2).reshape(24))
attempt(lambda: x.permute(0, 2, 1).contiguous().view(2, 12))
attempt(lambda: x.permute(0, 2, 1).view(2, 12))
attempt(lambda: x.permute(0, 1))
attempt(lambda: x.permute(0, 1, 1))
attempt(lambda: x.transpose(0, 3))
attempt(lambda: x.unsqueeze(5))
attempt(lambda: x.squeeze(7))
attempt(lambda: x.expand(2, 3, 5))
attempt(lambda: x.expand(3, 4))
attempt(lambda: x.expand(-1, 2, 3, 4))
attempt(lambda: x.repeat(2))
attempt(lambda: x.t())
attempt(lambda: x.flatten(2, 1))
attempt(lambda: x.flatten(0, 5))
attempt(lambda: x.unflatten(2, (3, 2)))
attempt(lambda: x.narrow(1, 2, 5))
attempt(lambda: x.select(1, 3))
attempt(lambda: x.unfold(2, 5, 1))
attempt(lambda: torch.empty(0).view(-1, 0))
attempt(lambda: torch.empty(0, 3).view(0, -1))
attempt(lambda: x.view())
attempt(lambda: x.view("a"))
attempt(lambda: x.size(3))
attempt(lambda: x.movedim(0, 4))
