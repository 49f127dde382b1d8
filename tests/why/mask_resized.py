import torch
import torch.nn.functional as F

mask = torch.rand(4, 64, 64)
big = F.interpolate(mask, scale_factor=2, mode='bilinear')
print(big.shape)
