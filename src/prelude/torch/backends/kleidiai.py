"""docs: torch.backends.kleidiai"""
from torch.backends import Flags as flags


def is_available():
    return False
