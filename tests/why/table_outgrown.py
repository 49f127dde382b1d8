import torch
import torch.nn as nn

block_size = 8
n_embd = 32
vocab_size = 65

class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.tok = nn.Embedding(vocab_size, n_embd)
        self.pos = nn.Embedding(block_size, n_embd)
        self.head = nn.Linear(n_embd, vocab_size)

    def forward(self, idx):
        B, T = idx.shape
        x = self.tok(idx) + self.pos(torch.arange(T))
        return self.head(x)

    def generate(self, idx, n):
        for _ in range(n):
            logits = self(idx)
            nxt = torch.multinomial(logits[:, -1, :].softmax(-1), 1)
            idx = torch.cat((idx, nxt), dim=1)
        return idx

m = GPT()
print(m.generate(torch.zeros((1, 1), dtype=torch.long), 20).shape)
