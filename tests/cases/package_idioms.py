"""What packages of models do to torch: functions of their own in the place of torch's, sizes computed by operators, masks
that are all ones, weights that may lack."""
import torch
import torch.nn as nn
import torch.nn.functional as F

# Numbers divided by an operator are sizes.
chunks = torch.div(12, 4, rounding_mode="trunc")  #: int64[]
half = torch.div(7, 2)  #: []
x = torch.zeros(2, 12, 8).view(2, torch.div(12, 4, rounding_mode="trunc"), 4, 8)  #: [2, 3, 4, 8]

# A filling value of nought is none at all.
a = F.pad(torch.zeros(1, 2, 8), (1, 2), "reflect", 0.0)  #: [1, 2, 11]
b = F.pad(torch.zeros(1, 2, 8), (1, 2), "replicate", value=0)  #: [1, 2, 11]

# The greatest of equal elements.
mask = torch.ones(2, 16)  #: [2, 16]
pooled = nn.MaxPool1d(4, 4)(mask.unsqueeze(1)).squeeze(1)  #: [2, 4]
if not pooled.all():
    raise RuntimeError("every element is one")
if torch.div(9, 4, rounding_mode="floor") == 2:
    y = torch.zeros(3)  #: [3]

# What is put in the place of a function of torch.nn.init is not called by the others.
drawn = []
plain = nn.init.uniform_


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    drawn.append(tuple(tensor.shape))
    return plain(tensor, a, b, generator)  #: [3]


nn.init.uniform_ = uniform_
layer = nn.Linear(4, 3)
nn.init.xavier_uniform_(layer.weight)
nn.init.uniform_(layer.bias)
nn.init.uniform_ = plain
print(drawn[-1], (3, 4) in drawn)

torch._dynamo.mark_static_address(x)
print(half.shape, chunks)
