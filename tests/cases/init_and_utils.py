# nn.init, parameter vectors, gradient checkpointing, functional calls, seeds, saving.
import copy
import math

import torch
import torch.nn as nn
from torch.utils.checkpoint import checkpoint

layer = nn.Linear(6, 4)
a = nn.init.xavier_uniform_(layer.weight)  #: [4, 6]
b = nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")  #: [4, 6]
c = nn.init.constant_(layer.bias, 0.1)  #: [4]
d = nn.init.orthogonal_(torch.empty(3, 5))  #: [3, 5]
e = nn.init.trunc_normal_(torch.empty(2, 2), std=0.02)  #: [2, 2]
f = nn.init.eye_(torch.empty(3, 4))  #: [3, 4]
nn.init.normal_(layer.weight, 0, 0.01)
nn.init.zeros_(layer.bias)
print(nn.init.calculate_gain("relu"), nn.init.calculate_gain("leaky_relu", 0.2), math.sqrt(2))
g = nn.utils.parameters_to_vector(layer.parameters())  #: [28]
nn.utils.vector_to_parameters(torch.zeros(28), layer.parameters())
twin = copy.deepcopy(layer)
h = twin.weight  #: [4, 6]
twin.weight.data = torch.zeros(4, 6)
i = checkpoint(layer, torch.empty(2, 6), use_reentrant=False)  #: [2, 4]
j = torch.func.functional_call(layer, dict(layer.named_parameters()), (torch.empty(3, 6),))  #: [3, 4]
k = torch.func.vmap(lambda t: t.sum())(torch.empty(5, 3))  #: [5]
l = torch.compile(lambda t: t + 1)
scripted = torch.jit.script(nn.Linear(2, 3))
m = scripted(torch.empty(4, 2))  #: [4, 3]
generator = torch.Generator().manual_seed(3)
n = torch.rand(2, 2, generator=generator)  #: [2, 2]
torch.manual_seed(0)
state = torch.get_rng_state()  #: uint8[5056]
with torch.inference_mode():
    o = layer(torch.empty(1, 6))  #: [1, 4]
layer.weight.data.uniform_(-1, 1)
layer.bias.data.fill_(0)
p = layer.weight.data  #: [4, 6]
with torch.no_grad():
    layer.weight.copy_(torch.ones(4, 6))
    layer.weight[0] = 0
print(torch.__version__.split(".")[0], torch.is_grad_enabled(), isinstance(layer.weight, nn.Parameter), layer.weight.data.sum().item())


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.init.xavier_uniform_(torch.empty(3)))
attempt(lambda: nn.init.eye_(torch.empty(2, 2, 2)))
attempt(lambda: nn.init.calculate_gain("nothing"))
attempt(lambda: nn.init.orthogonal_(torch.empty(3)))
attempt(lambda: nn.init.dirac_(torch.empty(2, 2)))
attempt(lambda: layer.weight.data.copy_(torch.ones(6, 4)))
attempt(lambda: nn.utils.vector_to_parameters([1], layer.parameters()))
attempt(lambda: nn.init.kaiming_uniform_(torch.empty(2, 2), mode="other"))
attempt(lambda: torch.rand(2, generator=5))
attempt(lambda: nn.Parameter(5))
attempt(lambda: nn.Parameter([1.0]))
