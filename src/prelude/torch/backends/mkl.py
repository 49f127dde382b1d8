"""docs: torch.backends.mkl"""
from torch.backends import Flags as flags


def is_available():
    return True
