import torch
import torch.nn as nn
import torch.nn.functional as F


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(12, 32, bidirectional=True)

    def forward(self, x):
        return self.rnn(x)


encoder, decoder = Encoder(), nn.GRU(12, 32)
series = torch.randn(30, 4, 12)
states, last = encoder(series)
out, last = decoder(series[-1:], last)
print(out.shape)
