# Two towers with shared weights, contrastive loss; the pair is stacked the wrong way at the end.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.cnn = nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(1, 4, 3), nn.ReLU(inplace=True), nn.BatchNorm2d(4),
                                 nn.ReflectionPad2d(1), nn.Conv2d(4, 8, 3), nn.ReLU(inplace=True), nn.BatchNorm2d(8))
        self.fc = nn.Sequential(nn.Linear(8 * 20 * 20, 50), nn.ReLU(inplace=True), nn.Linear(50, 5))

    def forward_once(self, x):
        output = self.cnn(x)  #: [6, 8, 20, 20]  #! RuntimeError: Given groups=1, weight of size [4, 1, 3, 3], expected input[6, 2, 22, 22] to have 1 channels, but got 2 channels instead
        output = output.view(output.size()[0], -1)  #: [6, 3200]
        return self.fc(output)  #: [6, 5]

    def forward(self, a, b):
        return self.forward_once(a), self.forward_once(b)  #: ([6, 5], [6, 5])


class ContrastiveLoss(nn.Module):
    def __init__(self, margin=2.0):
        super().__init__()
        self.margin = margin

    def forward(self, a, b, label):
        distance = F.pairwise_distance(a, b, keepdim=True)  #: [6, 1]
        return torch.mean((1 - label) * distance.pow(2) + label * torch.clamp(self.margin - distance, min=0.0).pow(2))  #: []


net, criterion = Siamese(), ContrastiveLoss()
a, b = torch.rand(6, 1, 20, 20), torch.rand(6, 1, 20, 20)  #: a [6, 1, 20, 20]; b [6, 1, 20, 20]
out1, out2 = net(a, b)  #: out1 [6, 5]; out2 [6, 5]
loss = criterion(out1, out2, torch.zeros(6, 1))  #: []
flat = criterion(out1, out2, torch.zeros(6))  #: []
both = net.forward_once(torch.cat([a, b], dim=1))
