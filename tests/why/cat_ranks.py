import torch
import torch.nn as nn
import torch.nn.functional as F


image_features = torch.randn(6, 128)
age = torch.randn(6)
joined = torch.cat([image_features, age], dim=1)
print(nn.Linear(129, 2)(joined).shape)
