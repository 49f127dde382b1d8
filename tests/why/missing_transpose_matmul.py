import torch
import torch.nn as nn
import torch.nn.functional as F


words = torch.randn(50, 24)
queries = torch.randn(3, 24)
scores = queries @ words
print(scores.argmax(1).shape)
