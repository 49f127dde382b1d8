"""Files of tensors: what they hold is unknown. docs: safetensors"""

from _shapetrace import unknown

__version__ = "0.8.0"


class SafetensorError(Exception):
    pass


def safe_open(filename, framework, device="cpu"):
    return unknown("the contents of files are not known")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'safetensors' has no attribute '{name}'")
    return unknown(f"safetensors.{name} is not modelled")
