import torch
from torch import nn

labels = torch.tensor([-1, 0, 1])
logits = torch.randn(3, 3)
print(nn.CrossEntropyLoss()(logits, labels).shape)
