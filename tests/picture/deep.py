"""A residual network of four stages and a transformer on top: hundreds of calls, to be legible all the same."""
import torch
from torch import nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, inputs, width, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * width)
        self.shortcut = None
        if stride != 1 or inputs != 4 * width:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, 4 * width, 1, stride=stride, bias=False),
                                          nn.BatchNorm2d(4 * width))

    def forward(self, x):
        same = x if self.shortcut is None else self.shortcut(x)
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.relu(self.bn2(self.conv2(x)))
        return F.relu(self.bn3(self.conv3(x)) + same)


class Layer(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = nn.MultiheadAttention(width, 8, batch_first=True)
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        y = self.norm1(x)
        x = x + self.attention(y, y, y)[0]
        return x + self.mlp(self.norm2(x))


class Deep(nn.Module):
    def __init__(self, classes=100):
        super().__init__()
        self.stem = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)
        stages, inputs = [], 64
        for stage, count in enumerate((3, 4, 6, 3)):
            width = 64 * 2 ** stage
            blocks = [Block(inputs if i == 0 else 4 * width, width, 2 if i == 0 and stage else 1) for i in range(count)]
            stages.append(nn.Sequential(*blocks))
            inputs = 4 * width
        self.stages = nn.ModuleList(stages)
        self.position = nn.Parameter(torch.zeros(1, 49, inputs))
        self.layers = nn.ModuleList(Layer(inputs) for _ in range(6))
        self.head = nn.Linear(inputs, classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.stem(x)), 3, stride=2, padding=1)
        for stage in self.stages:
            x = stage(x)
        x = x.flatten(2).transpose(1, 2) + self.position
        for layer in self.layers:
            x = layer(x)
        return self.head(x.mean(1))


net = Deep()
print(net(torch.randn(2, 3, 224, 224)).shape)
