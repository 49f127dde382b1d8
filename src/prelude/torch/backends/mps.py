"""docs: torch.backends.mps"""
from torch.backends import Flags as flags
from torch._names import rest_of


def is_available():
    return False


def is_built():
    return False


def is_macos13_or_newer():
    return False


def is_macos_or_newer(major, minor):
    return False


__getattr__ = rest_of('backends.mps')
