import torch
from torch import nn

class LM(nn.Module):
    def __init__(self, V, D):
        super().__init__()
        self.e = nn.Embedding(V, D)
        self.r = nn.LSTM(D, D, batch_first=True)
        self.o = nn.Linear(D, V)
    def forward(self, x):
        y, _ = self.r(self.e(x))
        return self.o(y)

V = 50
m = LM(V, 32)
seq = torch.randint(0, V, (8, 21))
inp, tgt = seq[:, :-1], seq[:, 1:]
logits = m(inp)
loss = nn.CrossEntropyLoss()(logits.view(-1, V), tgt)
print(loss)
