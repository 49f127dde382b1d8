# state_dict and load_state_dict, with everything that goes wrong.
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, classes=10, extra=False):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16))
        self.head = nn.Linear(16, classes)
        if extra:
            self.extra = nn.Linear(2, 2)


net = Net()
state = net.state_dict()
print({k: tuple(v.shape) for k, v in state.items()})
print(net.load_state_dict(state), list(net.head.state_dict()), list(net.state_dict(prefix="m.")))
weight = state["head.weight"]  #: [10, 16]
partial = {k: v for k, v in state.items() if k.startswith("body")}
print(Net(5).load_state_dict(partial, strict=False))
renamed = {k.replace("body", "trunk"): v for k, v in state.items()}
own = Net(5).state_dict()
fits = {k: v for k, v in state.items() if own[k].shape == v.shape}
print(list(fits))
own.update(fits)
again = Net(5)
again.load_state_dict(own)
prefixed = {"module." + k: v for k, v in state.items()}
stripped = {k[7:] if k.startswith("module.") else k: v for k, v in prefixed.items()}
print(net.load_state_dict(stripped))
state["head.weight"] = torch.zeros(3, 3)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: Net(5).load_state_dict(net.state_dict()))
attempt(lambda: Net(10).load_state_dict(renamed))
attempt(lambda: Net(10).load_state_dict(prefixed))
attempt(lambda: Net(10, extra=True).load_state_dict(net.state_dict()))
attempt(lambda: net.load_state_dict(Net(10, extra=True).state_dict()))
attempt(lambda: Net(10).load_state_dict(state, strict=False))
attempt(lambda: net.load_state_dict({"head.weight": 5}, strict=False))
attempt(lambda: net.load_state_dict([1]))
attempt(lambda: net.load_state_dict({}))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
print(optimizer.state_dict()["param_groups"][0]["lr"], len(optimizer.state_dict()["param_groups"][0]["params"]))
checkpoint = {"epoch": 3, "model": net.state_dict(), "optimizer": optimizer.state_dict()}
torch.save(checkpoint, "checkpoint.pt")
print(checkpoint["epoch"], len(checkpoint["model"]))
net.head = nn.Linear(16, 2)
net.load_state_dict(checkpoint["model"])  #! RuntimeError: Error(s) in loading state_dict for Net:\n	size mismatch for head.weight: copying a param with shape torch.Size([10, 16]) from checkpoint, the shape in current model is torch.Size([2, 16]).\n	size mismatch for head.bias: copying a param with shape torch.Size([10]) from checkpoint, the shape in current model is torch.Size([2]).
