"""Networks for rows, sequences and words, and some that accept nothing."""
import torch
from torch import nn


#: Digits accepts [N, 784] float32 → [N, 10]
#:     also [N, L, 784] float32 → [N, L, 10]
#:     also [N, H, W, 784] float32 → [N, H, W, 10]
#:     also [N, C, D, H, 784] float32 → [N, C, D, H, 10]
#:     also [784] float32 → [10]
class Digits(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))

    def forward(self, x):
        return self.layers(x)


#: Tagger accepts [N, L, 40] float32 → [N, 5]
#:     also [128, 40] float32 → [5]
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(40, 64, batch_first=True, bidirectional=True)
        self.out = nn.Linear(128, 5)

    def forward(self, x):
        states, _ = self.lstm(x)
        return self.out(states[:, -1])


#: Language accepts [N, L] int64 from 0 to 999 → [N, L, 1000]
#:     L from 1 to 128
class Language(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(1000, 32)
        self.places = nn.Parameter(torch.zeros(1, 128, 32))
        self.body = nn.TransformerEncoder(nn.TransformerEncoderLayer(32, 4, batch_first=True), 2)
        self.out = nn.Linear(32, 1000)

    def forward(self, x):
        return self.out(self.body(self.words(x) + self.places[:, :x.size(1)]))


#: Windows accepts [N, L, 16] float32, float16 or bfloat16 → [N, L//8, 8, 16]
#:     L a multiple of 8
class Windows(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(16)

    def forward(self, x):
        batch, length, width = x.shape
        return self.norm(x).view(batch, length // 8, 8, width)


#: Contradiction: no input fits; line 67: RuntimeError: mat1 and mat2 shapes cannot be multiplied (Nx20 and 30x5)
class Contradiction(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(10, 20)
        self.second = nn.Linear(30, 5)

    def forward(self, x):
        return self.second(self.first(x))


#: Needy: not known: it cannot be made without arguments (TypeError: Needy.__init__() missing 1 required positional argument: 'width'); name them: FILE:'Needy(...)'
class Needy(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.line = nn.Linear(width, 1)

    def forward(self, x):
        return self.line(x)
