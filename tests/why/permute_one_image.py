import torch

imgs = torch.randn(32, 32, 3)
print(imgs.permute(0, 3, 1, 2).shape)
