"""The accelerator of the machine: a plain one has none. docs: torch.accelerator"""
import _torch
from torch import cuda
from torch._names import rest_of


def is_available():
    """docs: torch.accelerator.is_available"""
    return cuda.is_available()


def device_count():
    """docs: torch.accelerator.device_count"""
    return cuda.device_count()


def current_accelerator(check_available=False):
    """docs: torch.accelerator.current_accelerator"""
    if check_available and not cuda.is_available():
        return None
    return _torch.device('cuda') if cuda.is_available() else None


def current_device_index():
    """docs: torch.accelerator.current_device_index"""
    return cuda.current_device()


def set_device_index(device):
    """docs: torch.accelerator.set_device_index"""


def synchronize(device=None):
    """docs: torch.accelerator.synchronize"""


def current_stream(device=None):
    """docs: torch.accelerator.current_stream"""
    return cuda.Stream()


def empty_cache():
    """docs: torch.accelerator.empty_cache"""


def memory_allocated(device_index=None):
    """docs: torch.accelerator.memory_allocated"""
    return cuda.memory_allocated()


current_device_idx, set_device_idx = current_device_index, set_device_index


__getattr__ = rest_of('accelerator')
