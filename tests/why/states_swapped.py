import torch
import torch.nn as nn

class Encoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.rnn = nn.LSTM(emb, hid, proj_size=16)

    def forward(self, src):
        out, (hidden, cell) = self.rnn(self.emb(src))
        return cell, hidden

class Decoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.rnn = nn.LSTM(emb, hid, proj_size=16)
        self.out = nn.Linear(16, vocab)

    def forward(self, tgt, hidden, cell):
        o, (hidden, cell) = self.rnn(self.emb(tgt), (hidden, cell))
        return self.out(o), hidden, cell

enc = Encoder(100, 24, 48)
dec = Decoder(120, 24, 48)
src = torch.randint(0, 100, (12, 8))
tgt = torch.randint(0, 120, (10, 8))
hidden, cell = enc(src)
logits, _, _ = dec(tgt, hidden, cell)
loss = nn.functional.cross_entropy(logits.view(-1, 120), tgt.view(-1))
loss.backward()
print(logits.shape)
