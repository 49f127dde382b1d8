import torch
import torch.nn as nn
import torch.nn.functional as F


class Model(nn.Module):
    def __init__(self, words=50):
        super().__init__()
        self.embed = nn.Embedding(words, 16)
        self.head = nn.Linear(16, words)

    def forward(self, ids):
        return self.head(self.embed(ids))


ids = torch.randint(0, 50, (4, 12))
logits = Model()(ids)
print(F.cross_entropy(logits, ids).shape)
