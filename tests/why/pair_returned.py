import torch
import torch.nn as nn
import torch.nn.functional as F


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(3, 16, batch_first=True)
        self.out = nn.Linear(16, 1)

    def forward(self, x):
        x = self.lstm(x)
        return self.out(x)


print(Forecaster()(torch.randn(4, 10, 3)).shape)
