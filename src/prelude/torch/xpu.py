"""A device that a plain machine does not have. docs: torch.xpu"""
from _shapetrace import unknown
from torch._misc import Event, Stream
from torch._names import module_gap


def is_available():
    """docs: torch.xpu.is_available"""
    return False


def is_initialized():
    return False


def device_count():
    """docs: torch.xpu.device_count"""
    return 0


def manual_seed(seed):
    """docs: torch.xpu.manual_seed"""


def manual_seed_all(seed):
    """docs: torch.xpu.manual_seed_all"""


def empty_cache():
    """docs: torch.xpu.empty_cache"""


def synchronize(device=None):
    """docs: torch.xpu.synchronize"""


def current_allocated_memory():
    return unknown('memory is not measured', int)


def is_current_stream_capturing():
    """docs: torch.xpu.is_current_stream_capturing"""
    raise RuntimeError('Tried to instantiate dummy base class _xpu_isCurrentStreamCapturing')


def _is_in_bad_fork():
    return False


__getattr__ = module_gap('torch.xpu')
