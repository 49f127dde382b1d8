import torch
import torch.nn as nn

enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4), 2)
src = torch.randn(8, 20, 32)
pad = torch.zeros(8, 20).bool()
print(enc(src, src_key_padding_mask=pad).shape)
