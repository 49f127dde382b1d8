# The hidden state is made for a full batch; the last batch is smaller.
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

BATCH = 8


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(5, 12, batch_first=True)
        self.out = nn.Linear(12, 3)

    def forward(self, x, h):
        y, h = self.gru(x, h)  #: h [1, 8, 12]; y [8, 7, 12]  #! RuntimeError: Expected hidden size (1, 4, 12), got [1, 8, 12]
        return self.out(y[:, -1]), h  #: ([8, 3], [1, 8, 12])

    def init_hidden(self):
        return torch.zeros(1, BATCH, 12)  #: [1, 8, 12]


data = TensorDataset(torch.randn(20, 7, 5), torch.randint(0, 3, (20,)))
loader = DataLoader(data, batch_size=BATCH)
model = Model()
optimizer = torch.optim.Adam(model.parameters())
for step, (x, y) in enumerate(loader):
    h = model.init_hidden()  #: [1, 8, 12]
    logits, h = model(x, h)  #: h [1, 8, 12]; logits [8, 3]
    loss = nn.functional.cross_entropy(logits, y)  #: []
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print("step", step, tuple(logits.shape))
