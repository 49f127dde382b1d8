# Sequential, ModuleList, ModuleDict, ParameterList, their indexing and printing.
from collections import OrderedDict

import torch
import torch.nn as nn

x = torch.randn(2, 8)  #: [2, 8]
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4))
a = net(x)  #: [2, 4]
b = net[:2](x)  #: [2, 16]
c = net[-1].weight  #: [4, 16]
named = nn.Sequential(OrderedDict([("fc1", nn.Linear(8, 3)), ("act", nn.Tanh())]))
d = named(x)  #: [2, 3]
e = named.fc1.bias  #: [3]
named.add_module("fc2", nn.Linear(3, 2))
f = named(x)  #: [2, 2]
net.append(nn.Softmax(dim=1))
g = net(x)  #: [2, 4]
layers = nn.ModuleList([nn.Linear(8, 8) for _ in range(3)])
layers.append(nn.Linear(8, 5))
layers.extend([nn.Linear(5, 2)])
layers.insert(0, nn.Identity())
h = x  #: [2, 8]
for layer in layers:
    h = layer(h)  #: [2, 8] | [2, 5] | [2, 2]
table = nn.ModuleDict({"a": nn.Linear(8, 1), "b": nn.Flatten()})
table["c"] = nn.Linear(8, 6)
i = table["a"](x)  #: [2, 1]
outs = [m(x) for m in table.values()]  #: ([2, 1], [2, 8], [2, 6])
params = nn.ParameterList([nn.Parameter(torch.empty(i, 2)) for i in range(1, 4)])
j = params[1]  #: [2, 2]
pd = nn.ParameterDict({"w": torch.empty(3)})
k = pd["w"]  #: [3]
net[0] = nn.Linear(8, 32)
print(net, named, layers, table, sep="\n")
print(len(net), len(layers), list(table), "a" in table, [n for n, _ in layers.named_parameters()][:3], [tuple(p.shape) for p in params])
print([type(m).__name__ for m in net.modules()], [n for n, _ in named.named_children()], sum(p.numel() for p in layers.parameters()))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: net(x))
attempt(lambda: net[7])
attempt(lambda: layers[10])
attempt(lambda: layers(x))
attempt(lambda: table["zzz"])
attempt(lambda: nn.Sequential(nn.ReLU(), 5))
attempt(lambda: nn.Sequential([nn.ReLU()]))
attempt(lambda: nn.ModuleList([1]))
attempt(lambda: named.missing)
attempt(lambda: net.add_module("a.b", nn.ReLU()))
attempt(lambda: net.add_module("x", 5))
attempt(lambda: nn.ModuleDict({"a": 1}))
attempt(lambda: nn.Sequential(nn.LSTM(8, 4), nn.Linear(4, 2))(x))
