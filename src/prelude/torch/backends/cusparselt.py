"""docs: torch.backends.cusparselt"""
from torch.backends import Flags as flags


def is_available():
    return False


def version():
    return None
