"""docs: torch.backends.opt_einsum"""
from torch.backends import Flags as flags

enabled = False
strategy = None


def is_available():
    return False


def get_opt_einsum():
    return None
