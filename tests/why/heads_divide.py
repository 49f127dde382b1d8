import torch
import torch.nn as nn
import torch.nn.functional as F


config = {"width": 100, "heads": 8}
attention = nn.MultiheadAttention(config["width"], config["heads"], batch_first=True)
x = torch.randn(2, 7, config["width"])
out, weights = attention(x, x, x)
print(out.shape)
