"""Channels last: which operators keep it, and what `view` then refuses."""
import torch
import torch.nn.functional as F
from torch import nn

x = torch.randn(2, 3, 8, 8).to(memory_format=torch.channels_last)  #: [2, 3, 8, 8]
print(x.stride(), x.is_contiguous(), x.is_contiguous(memory_format=torch.channels_last))
print(torch.empty(2, 3, 4, 4, memory_format=torch.channels_last).stride())
conv = nn.Conv2d(3, 4, 3, padding=1).to(memory_format=torch.channels_last)
print(conv.weight.stride(), conv(torch.randn(2, 3, 8, 8)).stride())
for layer in (nn.MaxPool2d(2), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d(2), nn.BatchNorm2d(3), nn.Upsample(scale_factor=2),
              nn.ReLU(), nn.GroupNorm(1, 3), nn.ZeroPad2d(1), nn.InstanceNorm2d(3), nn.ReflectionPad2d(1)):
    print(type(layer).__name__, tuple(layer(x).shape), layer(x).stride())
print(x.contiguous().stride(), x.clone().stride(), torch.empty_like(x).stride(), x.double().stride())
flat = F.max_pool2d(x, 2).reshape(2, -1)  #: [2, 48]
try:
    torch.randn(2, 3).contiguous(memory_format=torch.channels_last)
except RuntimeError as error:
    print(error)
F.max_pool2d(x, 2).view(2, -1)  #! RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
