# Positional encoding written for sequence-first input, used with batch_first.
import math

import torch
import torch.nn as nn


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, max_len=60):
        super().__init__()
        pe = torch.zeros(max_len, d_model)  #: [60, 16] | [60, 15]
        position = torch.arange(0, max_len, dtype=torch.float).unsqueeze(1)  #: [60, 1]
        div_term = torch.exp(torch.arange(0, d_model, 2).float() * (-math.log(10000.0) / d_model))  #: [8]
        pe[:, 0::2] = torch.sin(position * div_term)
        pe[:, 1::2] = torch.cos(position * div_term)  #! RuntimeError: The expanded size of the tensor (7) must match the existing size (8) at non-singleton dimension 1.  Target sizes: [60, 7].  Tensor sizes: [60, 8]
        self.register_buffer("pe", pe.unsqueeze(0).transpose(0, 1))

    def forward(self, x):
        return x + self.pe[:x.size(0), :]  #: [30, 4, 16] | [1, 30, 16] | [4, 30, 16]


enc = PositionalEncoding(16)
a = enc(torch.zeros(30, 4, 16))  #: [30, 4, 16]
b = enc(torch.zeros(1, 30, 16))  #: [1, 30, 16]
c = enc(torch.zeros(4, 30, 16))  #: [4, 30, 16]
print(a.shape, b.shape, c.shape, enc.pe.shape)
odd = PositionalEncoding(15)
