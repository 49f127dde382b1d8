"""docs: torch.backends.mkldnn"""
from torch.backends import Flags as flags

enabled = True
deterministic = False
allow_tf32 = True
fp32_precision = 'none'


def is_available():
    return True


def set_flags(*args, **kwargs):
    return ()
