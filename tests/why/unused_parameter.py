import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self, n_features, hidden):
        super().__init__()
        self.lstm = nn.LSTM(input_size=hidden, hidden_size=hidden, batch_first=True)
        self.fc = nn.Linear(hidden, 1)
    def forward(self, x):
        out, (h, c) = self.lstm(x)
        return self.fc(h[-1])

print(Net(5, 64)(torch.randn(32, 10, 5)).shape)
