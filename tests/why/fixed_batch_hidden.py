import torch
import torch.nn as nn
import torch.nn.functional as F


from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.randn(10, 5, 6))
rnn = nn.GRU(6, 12, batch_first=True)
for (x,) in DataLoader(data, batch_size=4):
    state = torch.zeros(1, 4, 12)
    out, state = rnn(x, state)
    print(out.shape)
