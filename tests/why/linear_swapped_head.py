import torch
import torch.nn as nn
import torch.nn.functional as F


features = torch.randn(8, 128)
head = nn.Linear(10, 128)
logits = head(features)
print(logits.shape)
