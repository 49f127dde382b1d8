import torch
import torch.nn as nn

class Rec(nn.Module):
    def __init__(self):
        super().__init__()
        self.u = nn.Embedding(100, 8)
        self.i = nn.Embedding(200, 8)

    def forward(self, x):
        users, items = x[:, 0], x[:, 1]
        return (self.u(users) * self.i(items)).sum(1)

data = torch.tensor([[1, 5, 3.5], [2, 8, 4.0]])
model = Rec()
pred = model(data[:, :2])
print(pred.shape)
