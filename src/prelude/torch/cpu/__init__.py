"""The CPU as a device. docs: torch.cpu"""
import sys
from contextlib import nullcontext as stream

from _shapetrace import unknown

from torch._misc import Event, Stream


def is_available():
    """docs: torch.cpu.is_available"""
    return True


def synchronize(device=None):
    """docs: torch.cpu.synchronize"""


def current_stream(device=None):
    """docs: torch.cpu.current_stream"""
    return Stream()


def device_count():
    """docs: torch.cpu.device_count"""
    return 1


def set_device(device):
    """docs: torch.cpu.set_device"""


def current_device():
    """docs: torch.cpu.current_device"""
    return 'cpu'


def is_initialized():
    """docs: torch.cpu.is_initialized"""
    return True


def get_capabilities():
    """docs: torch.cpu.get_capabilities"""
    from _shapetrace import unknown
    return unknown('the processor', dict)


def __getattr__(name):
    if name == 'amp':
        __import__('torch.cpu.amp')
        return sys.modules['torch.cpu.amp']
    if name == 'StreamContext':
        return stream
    raise AttributeError(f"module 'torch.cpu' has no attribute '{name}'")


def _is_avx2_supported():
    """Any x86 machine of these days."""
    return True


def _is_avx512_supported():
    return unknown('the processor is not known', bool)
