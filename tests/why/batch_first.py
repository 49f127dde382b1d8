import torch
import torch.nn as nn
import torch.nn.functional as F


class Tagger(nn.Module):
    def __init__(self, words, hidden):
        super().__init__()
        self.embed = nn.Embedding(words, 16)
        self.rnn = nn.LSTM(16, hidden)
        self.out = nn.Linear(hidden, 5)
        self.hidden = hidden

    def forward(self, ids):
        state = (torch.zeros(1, ids.size(0), self.hidden), torch.zeros(1, ids.size(0), self.hidden))
        out, state = self.rnn(self.embed(ids), state)
        return self.out(out)


print(Tagger(100, 32)(torch.randint(0, 100, (4, 9))).shape)
