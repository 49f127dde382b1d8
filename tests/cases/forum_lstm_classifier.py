# The hidden state of a bidirectional LSTM flattened into a layer that expects one direction.
import torch
import torch.nn as nn


class Sentiment(nn.Module):
    def __init__(self, vocab, emb=32, hidden=64, layers=2):
        super().__init__()
        self.embedding = nn.Embedding(vocab, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hidden, layers, bidirectional=True, batch_first=True, dropout=0.2)
        self.fc = nn.Linear(hidden, 1)

    def forward(self, text):
        embedded = self.embedding(text)  #: [16, 40, 32]
        output, (hidden, cell) = self.lstm(embedded)  #: cell [4, 16, 64]; hidden [4, 16, 64]; output [16, 40, 128]
        both = torch.cat((hidden[-2], hidden[-1]), dim=1)  #: [16, 128]
        return self.fc(both)  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (16x128 and 64x1)


model = Sentiment(500)
tokens = torch.randint(0, 500, (16, 40))  #: int64[16, 40]
score = model(tokens)
