import torch
from torch import nn

class CRNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                                 nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))
        self.rnn = nn.LSTM(64 * 8, 128, bidirectional=True, batch_first=True)
        self.out = nn.Linear(128, 37)
    def forward(self, x):
        f = self.cnn(x)
        b, c, h, w = f.size()
        f = f.permute(0, 3, 1, 2).reshape(b, w, c * h)
        y, _ = self.rnn(f)
        return self.out(y)

print(CRNN()(torch.randn(4, 1, 32, 100)).shape)
