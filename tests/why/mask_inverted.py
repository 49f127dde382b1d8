import torch

mask = torch.rand(4, 4) > 0.5
inv = 1 - mask
print(inv.shape)
