import torch
import torch.nn as nn
import torch.nn.functional as F


x = torch.randn(4, 3, 8, 8)
patches = x.permute(0, 2, 3, 1)
flat = patches.view(4, 64 * 3)
print(flat.shape)
