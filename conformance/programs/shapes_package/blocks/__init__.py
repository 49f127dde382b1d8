from .convolution import ConvBlock
from .head import Head
