import torch
import torch.nn as nn

class Enc(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(6, 12, num_layers=2, batch_first=True)
        self.fc = nn.Linear(12, 4)

    def forward(self, x):
        hidden, out = self.gru(x)
        return self.fc(out[:, -1])

m = Enc()
logits = m(torch.randn(5, 7, 6))
loss = nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2, 3, 0]))
loss.backward()
