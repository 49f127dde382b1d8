import torch
import torch.nn as nn
import torch.nn.functional as F


words = torch.randn(4, 10, 32)
extra = torch.randn(4, 10, 8)
both = torch.cat([words, extra], dim=1)
print(nn.Linear(40, 2)(both).shape)
