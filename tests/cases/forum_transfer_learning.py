# The head of a pretrained-style network replaced with the wrong number of features.
import torch
import torch.nn as nn


class Backbone(nn.Module):
    def __init__(self, classes=1000):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 32, 3, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d((2, 2)))
        self.fc = nn.Linear(256, classes)

    def forward(self, x):
        x = self.features(x)  #: [2, 64, 2, 2]
        x = torch.flatten(x, 1)  #: [2, 256]
        return self.fc(x)  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x256 and 512x5)


model = Backbone()
for p in model.parameters():
    p.requires_grad = False
model.fc = nn.Linear(512, 5)
print([n for n, p in model.named_parameters() if p.requires_grad])
out = model(torch.randn(2, 3, 64, 64))
