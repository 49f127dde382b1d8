import torch
import torch.nn as nn
import torch.nn.functional as F


encoder = torch.randn(3, 7, 16)
state = torch.randn(3, 16)
energy = torch.tanh(encoder + state)
print(energy.shape)
