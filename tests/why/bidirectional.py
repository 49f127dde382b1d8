import torch
import torch.nn as nn
import torch.nn.functional as F


class Sentiment(nn.Module):
    def __init__(self, words=1000, width=100, hidden=64):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.lstm = nn.LSTM(width, hidden, num_layers=2, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(hidden, 2)

    def forward(self, text):
        states, _ = self.lstm(self.embedding(text))
        return self.fc(states[:, -1])


print(Sentiment()(torch.randint(0, 1000, (8, 30))).shape)
