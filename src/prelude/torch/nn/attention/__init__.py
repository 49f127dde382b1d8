"""Which kernel computes attention: the shapes are the same. docs: torch.nn.attention"""
import sys
from enum import Enum

from torch.autograd.grad_mode import _DecoratorContextManager

_SUBMODULES = ('bias', 'flex_attention', 'varlen', 'experimental')


class SDPBackend(Enum):
    """docs: torch.nn.attention.SDPBackend"""
    ERROR = -1
    MATH = 0
    FLASH_ATTENTION = 1
    EFFICIENT_ATTENTION = 2
    CUDNN_ATTENTION = 3
    OVERRIDEABLE = 4


class sdpa_kernel(_DecoratorContextManager):
    """docs: torch.nn.attention.sdpa_kernel"""

    def __init__(self, backends, set_priority=False):
        if not isinstance(backends, (list, SDPBackend)):
            raise AssertionError('Backend must be an instance of SDPBackend or a list of SDPBackend instances')
        self.backends = backends

    def __enter__(self):
        return {}

    def __exit__(self, exc_type, exc_value, traceback):
        return False

    def clone(self):
        return sdpa_kernel(self.backends)


def __getattr__(name):
    if name in _SUBMODULES:
        full = 'torch.nn.attention.' + name
        __import__(full)
        return sys.modules[full]
    from torch._names import rest_of
    return rest_of('nn.attention')(name)
