import torch
import torch.nn as nn
import torch.nn.functional as F


rnn = nn.GRU(input_size=20, hidden_size=40, batch_first=True)
series = torch.randn(8, 50, 12)
out, last = rnn(series)
print(out.shape)
