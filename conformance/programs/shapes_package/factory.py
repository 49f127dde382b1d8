import torch.nn as nn

from . import sizes
from .blocks import ConvBlock, Head


def build(config):
    layers, cin = [], config.get("channels", 3)
    for width, stride in zip(config["widths"], config["strides"]):
        layers.append(ConvBlock(cin, width, stride))
        cin = width
    side = sizes.after(config["side"], config["strides"])
    return nn.Sequential(*layers, Head(cin, side, config["classes"]))
