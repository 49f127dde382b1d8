import torch
import torch.nn as nn

model = nn.Linear(4, 1)
out = model(torch.randn(8, 4))
preds = out.numpy()
print(preds.shape)
