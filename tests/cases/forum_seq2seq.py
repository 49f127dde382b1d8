# Encoder and decoder with teacher forcing; the decoder's step lacks a dimension in inference.
import torch
import torch.nn as nn


class Encoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.emb, self.rnn = nn.Embedding(vocab, emb), nn.GRU(emb, hid)

    def forward(self, src):
        outputs, hidden = self.rnn(self.emb(src))  #: hidden [1, 4, 16] | [1, 1, 16]; outputs [9, 4, 16] | [9, 1, 16]
        return outputs, hidden  #: ([9, 4, 16], [1, 4, 16]) | ([9, 1, 16], [1, 1, 16])


class Decoder(nn.Module):
    def __init__(self, vocab, emb, hid):
        super().__init__()
        self.emb = nn.Embedding(vocab, emb)
        self.rnn = nn.GRU(emb + hid, hid)
        self.out = nn.Linear(emb + hid * 2, vocab)

    def forward(self, token, hidden, context):
        embedded = self.emb(token.unsqueeze(0))  #: [1, 4, 8] | [1, 8]
        joined = torch.cat((embedded, context), dim=2)  #: [1, 4, 24]  #! IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 2)
        output, hidden = self.rnn(joined, hidden)  #: hidden [1, 4, 16]; output [1, 4, 16]
        output = torch.cat((embedded.squeeze(0), hidden.squeeze(0), context.squeeze(0)), dim=1)  #: [4, 40]
        return self.out(output), hidden  #: ([4, 60], [1, 4, 16])


encoder, decoder = Encoder(50, 8, 16), Decoder(60, 8, 16)
src, trg = torch.randint(0, 50, (9, 4)), torch.randint(0, 60, (7, 4))  #: src int64[9, 4]; trg int64[7, 4]
_, context = encoder(src)  #: _ [9, 4, 16]; context [1, 4, 16]
hidden = context  #: [1, 4, 16]
outputs = torch.zeros(7, 4, 60)  #: [7, 4, 60]
token = trg[0]  #: int64[4]
for t in range(1, len(trg)):
    prediction, hidden = decoder(token, hidden, context)  #: hidden [1, 4, 16]; prediction [4, 60]
    outputs[t] = prediction
    token = trg[t] if t % 2 else prediction.argmax(1)  #: int64[4]
loss = nn.functional.cross_entropy(outputs[1:].view(-1, 60), trg[1:].reshape(-1), ignore_index=1)  #: []
print(outputs.shape, token.shape)
_, single = encoder(src[:, :1])  #: _ [9, 1, 16]; single [1, 1, 16]
prediction, hidden = decoder(torch.tensor(3), single, single)
