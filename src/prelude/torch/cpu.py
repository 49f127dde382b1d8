"""The CPU as a device. docs: torch.cpu"""
from contextlib import nullcontext as stream

from torch._misc import Stream


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
