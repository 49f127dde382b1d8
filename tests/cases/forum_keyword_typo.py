# A keyword that the layer does not have.
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.first = nn.Conv2d(in_channels=3, out_channels=width, kernel_size=3, pading=1)  #! TypeError: Conv2d.__init__() got an unexpected keyword argument 'pading'

    def forward(self, x):
        return self.first(x)


net = Net(8)
