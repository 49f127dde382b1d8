import torch
import torch.nn as nn
import torch.nn.functional as F


layer = nn.TransformerEncoderLayer(d_model=30, nhead=4, batch_first=True)
print(layer(torch.randn(2, 5, 30)).shape)
