import torch
import torch.nn as nn
import torch.nn.functional as F


states = torch.randn(5, 7, 16)
weight = torch.randn(32, 16)
print(torch.einsum("bti,io->bto", states, weight).shape)
