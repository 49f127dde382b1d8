import torch

x = torch.zeros(3, 5)
idx = torch.tensor([1, 2, 4])
x.scatter_(1, idx, 1.0)
print(x)
