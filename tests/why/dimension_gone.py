import torch
import torch.nn as nn
import torch.nn.functional as F


scores = torch.randn(8, 10)
best = scores.argmax(dim=2)
print(best.shape)
