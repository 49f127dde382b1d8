import torch

signal = torch.arange(20.0).reshape(2, 10)
augmented = signal[:, ::-1]
print(augmented.shape)
