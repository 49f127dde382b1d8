# Looks wrong and is right: odd sizes, ceil mode, broadcasting and reshapes that fit.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Odd(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, (3, 4), padding=(1, 2))
        self.pool = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.gate = nn.Linear(4, 4)
        self.fc = nn.Linear(4 * 7 * 10, 3)

    def forward(self, x):
        x = self.pool(self.conv(x))  #: [2, 4, 7, 10] | [2, 4, 7, 9] | [1, 4, 7, 10]
        g = torch.sigmoid(self.gate(x.mean((-1, -2))))  #: [2, 4] | [1, 4]
        x = x * g[..., None, None]  #: [2, 4, 7, 10] | [2, 4, 7, 9] | [1, 4, 7, 10]
        x = x + x.amax(1, keepdim=True)  #: [2, 4, 7, 10] | [2, 4, 7, 9] | [1, 4, 7, 10]
        if x.shape[-1] % 2:
            x = F.pad(x, (0, 1))  #: [2, 4, 7, 10]
        return self.fc(x.reshape(len(x), -1))  #: [2, 3] | [1, 3]


net = Odd()
for h, w in ((14, 19), (15, 19), (14, 18)):
    y = net(torch.randn(2, 1, h, w))  #: [2, 3]
    print(h, w, tuple(y.shape))
scores = torch.stack([net(torch.randn(1, 1, 14, 19)) for _ in range(5)]).squeeze()  #: [5, 3]
best = scores.argmax(-1)  #: int64[5]
weights = F.one_hot(best % 3, 3) * scores  #: [5, 3]
