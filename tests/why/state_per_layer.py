import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(10, 20, num_layers=2, batch_first=True)
        self.fc = nn.Linear(20, 1)

    def forward(self, x):
        h0 = torch.zeros(1, x.size(0), 20)
        c0 = torch.zeros(1, x.size(0), 20)
        out, _ = self.lstm(x, (h0, c0))
        return self.fc(out[:, -1])


print(Net()(torch.randn(8, 5, 10)).shape)
