"""A package of the program's own, for the test of imports."""
print("importing own_package")
from . import config
from .config import DEFAULTS, width as default_width
from .layers import *
from .layers.conv import Conv as Convolution

__version__ = "1.2"
__all__ = ["build", "config", "Linear"]


def build(kind, *args):
    from .registry import lookup  # a late import, because registry imports us
    return lookup(kind)(*args)


def __getattr__(name):
    if name == "lazy_value":
        print("  computing lazy_value")
        globals()["lazy_value"] = [1, 2, 3]
        return globals()["lazy_value"]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
