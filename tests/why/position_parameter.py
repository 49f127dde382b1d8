import torch
import torch.nn as nn


class LM(nn.Module):
    def __init__(self, vocab=100, dim=32, block=64):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        self.pos = nn.Parameter(torch.zeros(1, block, dim))
        self.head = nn.Linear(dim, vocab)

    def forward(self, idx):
        x = self.tok(idx) + self.pos
        return self.head(x)


print(LM()(torch.randint(0, 100, (2, 40))).shape)
