# Pictures from an image library come height x width x channels.
import torch
from torch import nn

conv = nn.Conv2d(3, 16, 3, stride=2)
picture = torch.rand(64, 64, 3)  #: [64, 64, 3]
good = conv(picture.permute(2, 0, 1).unsqueeze(0))  #: [1, 16, 31, 31]
batch = picture.unsqueeze(0)  #: [1, 64, 64, 3]
bad = conv(batch)  #! RuntimeError: Given groups=1, weight of size [16, 3, 3, 3], expected input[1, 64, 64, 3] to have 3 channels, but got 64 channels instead
