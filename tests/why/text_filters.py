import torch
from torch import nn

class TextCNN(nn.Module):
    def __init__(self, vocab, dim, sizes, n):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.convs = nn.ModuleList([nn.Conv2d(1, 100, (k, dim)) for k in sizes])
        self.fc = nn.Linear(100, n)
    def forward(self, x):
        x = self.emb(x).unsqueeze(1)
        feats = [torch.relu(c(x)).squeeze(3) for c in self.convs]
        feats = [nn.functional.max_pool1d(f, f.size(2)).squeeze(2) for f in feats]
        return self.fc(torch.cat(feats, 1))

print(TextCNN(5000, 128, [3, 4, 5], 2)(torch.randint(0, 5000, (16, 40))).shape)
