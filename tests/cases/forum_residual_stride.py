# A residual block that downsamples its main path but not its shortcut.
import torch
import torch.nn as nn


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = downsample

    def forward(self, x):
        identity = x  #: [2, 16, 28, 28] | [2, 32, 14, 14]
        out = self.bn1(self.conv1(x)).relu()  #: [2, 16, 28, 28] | [2, 32, 14, 14] | [2, 32, 7, 7]
        out = self.bn2(self.conv2(out))  #: [2, 16, 28, 28] | [2, 32, 14, 14] | [2, 32, 7, 7]
        if self.downsample is not None:
            identity = self.downsample(x)  #: [2, 32, 14, 14]
        out += identity  #: [2, 16, 28, 28] | [2, 32, 14, 14]  #! RuntimeError: The size of tensor a (7) must match the size of tensor b (14) at non-singleton dimension 3
        return out.relu()  #: [2, 16, 28, 28] | [2, 32, 14, 14]


def make_layer(inplanes, planes, blocks, stride):
    downsample = None
    if inplanes != planes:
        downsample = nn.Sequential(nn.Conv2d(inplanes, planes, 1, stride, bias=False), nn.BatchNorm2d(planes))
    layers = [BasicBlock(inplanes, planes, stride, downsample)]
    layers += [BasicBlock(planes, planes) for _ in range(1, blocks)]
    return nn.Sequential(*layers)


stages = [make_layer(16, 16, 2, 1), make_layer(16, 32, 2, 2), make_layer(32, 32, 1, 2)]
x = torch.randn(2, 16, 28, 28)  #: [2, 16, 28, 28]
for i, stage in enumerate(stages):
    x = stage(x)  #: [2, 16, 28, 28] | [2, 32, 14, 14]
    print(i, tuple(x.shape))
