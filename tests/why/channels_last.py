import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 16, 3, padding=1)

    def forward(self, image):
        return self.conv(image).mean((2, 3))


batch = torch.rand(4, 32, 48, 3)
print(Net()(batch).shape)
