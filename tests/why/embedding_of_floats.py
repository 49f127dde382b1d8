import torch
import torch.nn as nn
import torch.nn.functional as F


sequence = torch.tensor([3.0, 1.0, 2.0])
embed = nn.Embedding(10, 6)
print(embed(sequence).shape)
