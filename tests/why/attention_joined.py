import torch
import torch.nn as nn


class Attn(nn.Module):
    def __init__(self, h):
        super().__init__()
        self.attn = nn.Linear(h, h)
        self.v = nn.Linear(h, 1, bias=False)

    def forward(self, hidden, enc):
        n = enc.shape[1]
        hidden = hidden.unsqueeze(1).repeat(1, n, 1)
        energy = torch.tanh(self.attn(torch.cat((hidden, enc), dim=2)))
        return self.v(energy).squeeze(2).softmax(1)


print(Attn(32)(torch.randn(4, 32), torch.randn(4, 9, 32)).shape)
