import torch
import torch.nn as nn
import torch.nn.functional as F


vocabulary = ["the", "cat", "sat", "down"]
ids = torch.tensor([[1, 2, 3, 4]])  # 0 is padding
embed = nn.Embedding(len(vocabulary), 8, padding_idx=0)
print(embed(ids).shape)
