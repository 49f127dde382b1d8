"""docs: torch.backends.mha"""
from torch.backends import Flags as flags

_fast_path = [True]


def get_fastpath_enabled():
    return _fast_path[0]


def set_fastpath_enabled(value):
    _fast_path[0] = value
