import torch
import torch.nn as nn
import torch.nn.functional as F


class Language(nn.Module):
    def __init__(self, words=100, width=32):
        super().__init__()
        self.embed = nn.Embedding(words, width)
        layer = nn.TransformerEncoderLayer(width, 4, 64)
        self.body = nn.TransformerEncoder(layer, 2)

    def forward(self, ids, mask):
        return self.body(self.embed(ids), mask)


mask = torch.triu(torch.full((12, 12), float("-inf")), diagonal=1)
print(Language()(torch.randint(0, 100, (4, 12)), mask).shape)
