import torch

losses = []
for i in range(4):
    losses.append(torch.randn(3))
batch = torch.tensor(losses)
print(batch.shape)
