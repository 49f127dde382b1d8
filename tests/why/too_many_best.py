import torch

scores = torch.rand(4, 10)
top = scores.topk(12, dim=1)
print(top.values.shape)
