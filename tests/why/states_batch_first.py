import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(8, 16, num_layers=2, batch_first=True)
        self.fc = nn.Linear(16, 1)
    def forward(self, x):
        h0 = torch.zeros(x.size(0), 2, 16)
        c0 = torch.zeros(x.size(0), 2, 16)
        out, _ = self.lstm(x, (h0, c0))
        return self.fc(out[:, -1])

print(Net()(torch.randn(4, 12, 8)).shape)
