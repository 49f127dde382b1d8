import torch
import torch.nn.functional as F

labels = torch.tensor([0., 1., 2.])
print(F.one_hot(labels, 3).shape)
