"""A program that uses a package of its own; the failure lies inside the package."""
import json

import torch

import shapes_package
from shapes_package import build
from shapes_package.sizes import after

CONFIGS = json.loads("""
[{"widths": [8, 16], "strides": [2, 2], "side": 32, "classes": 10},
 {"widths": [4, 8, 8], "strides": [2, 1, 2], "side": 29, "classes": 3, "channels": 1}]
""")
for config in CONFIGS:
    net = build(config)
    x = torch.randn(2, config.get("channels", 3), config["side"], config["side"])
    y = net(x)
    print(config["side"], after(config["side"], config["strides"]), tuple(y.shape))
block = shapes_package.ConvBlock(3, 4)
z = block(torch.randn(1, 3, 7, 7))
net = build({**CONFIGS[0], "side": 28})
net(torch.randn(2, 3, 32, 32))
