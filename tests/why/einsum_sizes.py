import torch
import torch.nn as nn
import torch.nn.functional as F


q = torch.randn(2, 4, 20, 8)
k = torch.randn(2, 4, 30, 8)
v = torch.randn(2, 4, 20, 8)
weights = torch.einsum("bhqd,bhkd->bhqk", q, k).softmax(-1)
print(torch.einsum("bhqk,bhkd->bhqd", weights, v).shape)
