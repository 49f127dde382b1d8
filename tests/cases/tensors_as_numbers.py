# Tensors where Python wants a number or a truth, and operators with what is no tensor.
import torch


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


x = torch.zeros(2, 3)  #: [2, 3]
two = torch.zeros(2)  #: [2]
attempt(lambda: ~x)
attempt(lambda: ~torch.zeros(2, dtype=torch.complex64))
attempt(lambda: -torch.zeros(2, dtype=torch.bool))
attempt(lambda: x.bitwise_not())
attempt(lambda: two.item())
attempt(lambda: torch.zeros(0).item())
attempt(lambda: float(two))
attempt(lambda: float(torch.zeros(0)))
attempt(lambda: int(two))
attempt(lambda: complex(two))
attempt(lambda: bool(two))
attempt(lambda: not two)
attempt(lambda: range(two))
attempt(lambda: [1, 2, 3][torch.zeros(2, dtype=torch.long)])
attempt(lambda: [1, 2, 3][torch.tensor(1.0)])
attempt(lambda: "%d" % two)
attempt(lambda: "{:.2f}".format(two))
attempt(lambda: f"{torch.tensor(0.5):.2f}")
attempt(lambda: len(torch.zeros(())))
attempt(lambda: sum(torch.ones(2, 3)).shape)
attempt(lambda: max(torch.ones(2, 3)))
attempt(lambda: x == None)
attempt(lambda: x + "a")
attempt(lambda: x + [1, 2, 3])
attempt(lambda: x + None)
attempt(lambda: "a" + two)
attempt(lambda: [1] + two)
attempt(lambda: x @ 3)
attempt(lambda: 3 @ x)
attempt(lambda: x @ None)
attempt(lambda: two < "a")
attempt(lambda: two / None)
attempt(lambda: torch.tensor([two, two]))
attempt(lambda: torch.tensor([torch.tensor(1), torch.tensor(2)]))
