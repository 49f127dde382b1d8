import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

class LSTMModel(nn.Module):
    def __init__(self, batch_size):
        super().__init__()
        self.batch_size = batch_size
        self.lstm = nn.LSTM(10, 32, 2, batch_first=True)
        self.fc = nn.Linear(32, 1)

    def forward(self, x):
        h0 = torch.zeros(2, self.batch_size, 32)
        c0 = torch.zeros(2, self.batch_size, 32)
        out, _ = self.lstm(x, (h0, c0))
        return self.fc(out[:, -1, :])

loader = DataLoader(TensorDataset(torch.randn(100, 7, 10), torch.randn(100, 1)), batch_size=32, shuffle=True)
model = LSTMModel(32)
crit = nn.MSELoss()
for x, y in loader:
    loss = crit(model(x), y)
print('done')
