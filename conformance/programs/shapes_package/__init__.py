from .blocks import ConvBlock, Head
from .factory import build

__all__ = ["ConvBlock", "Head", "build"]
