"""GPUs: a plain machine has none; moving tensors to one is taken to succeed all the same. docs: torch.cuda"""
import sys

import _torch
from _shapetrace import unknown
from torch._misc import Event, OutOfMemoryError, Stream

_SUBMODULES = ('amp', 'memory', 'random', 'nvtx', 'profiler', 'comm', 'graphs', 'streams', 'nccl', 'jiterator',
               'tunable')
_NO_GPU = 'the machine has no GPU'

has_half = True
has_magma = True
default_generators = ()


class DeferredCudaCallError(Exception):
    """docs: torch.cuda"""


class CUDAGraph:
    """docs: torch.cuda.CUDAGraph"""

    def __init__(self, *args, **kwargs):
        pass

    def replay(self):
        pass

    def reset(self):
        pass


class _Context:
    """A context manager that changes nothing."""

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class device(_Context):
    """docs: torch.cuda.device"""

    def __init__(self, device=None):
        self.idx = device


class device_of(_Context):
    """docs: torch.cuda.device_of"""


class stream(_Context):
    """docs: torch.cuda.stream"""


class StreamContext(_Context):
    """docs: torch.cuda.StreamContext"""


class graph(_Context):
    """docs: torch.cuda.graph"""


class ExternalStream(Stream):
    """docs: torch.cuda.ExternalStream"""


class _DeviceProperties:
    """What get_device_properties returns."""

    def __init__(self):
        for name in ('name', 'major', 'minor', 'total_memory', 'multi_processor_count', 'warp_size'):
            setattr(self, name, unknown(_NO_GPU))


def _on():
    return '_cuda_is_available' in _torch.__dict__ and _torch._cuda_is_available()


def is_available():
    """docs: torch.cuda.is_available"""
    return _on()


def device_count():
    """docs: torch.cuda.device_count"""
    return 1 if _on() else 0


def _measured(kind=int):
    return unknown('memory is not measured', kind) if _on() else kind()


def _check():
    if not _on():
        raise RuntimeError('Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and '
                           'installed a driver from http://www.nvidia.com/Download/index.aspx')


def is_initialized():
    """docs: torch.cuda.is_initialized"""
    return _on()


def init():
    """docs: torch.cuda.init"""
    _check()


def current_device():
    """docs: torch.cuda.current_device"""
    _check()
    return 0


def set_device(device):
    """docs: torch.cuda.set_device"""
    _check()


def get_device_name(device=None):
    """docs: torch.cuda.get_device_name"""
    _check()
    return unknown('the name of the GPU', str)


def get_device_capability(device=None):
    """docs: torch.cuda.get_device_capability"""
    _check()
    return (unknown('the kind of GPU', int), unknown('the kind of GPU', int))


def get_device_properties(device=None):
    """docs: torch.cuda.get_device_properties"""
    _check()
    return _DeviceProperties()


def get_arch_list():
    """docs: torch.cuda.get_arch_list"""
    return ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'] if _on() else []


def can_device_access_peer(device, peer_device):
    """docs: torch.cuda.can_device_access_peer"""
    return False


def is_bf16_supported(including_emulation=True):
    """docs: torch.cuda.is_bf16_supported"""
    return _on()


def is_tf32_supported():
    """docs: torch.cuda.is_tf32_supported"""
    return _on()


def is_current_stream_capturing():
    """docs: torch.cuda.is_current_stream_capturing"""
    return False


def synchronize(device=None):
    """docs: torch.cuda.synchronize"""


def current_stream(device=None):
    """docs: torch.cuda.current_stream"""
    return Stream()


def default_stream(device=None):
    """docs: torch.cuda.default_stream"""
    return Stream()


def set_stream(stream):
    """docs: torch.cuda.set_stream"""


def ipc_collect():
    """docs: torch.cuda.ipc_collect"""


def empty_cache():
    """docs: torch.cuda.empty_cache"""


def manual_seed(seed):
    """docs: torch.cuda.manual_seed"""


def manual_seed_all(seed):
    """docs: torch.cuda.manual_seed_all"""


def seed():
    """docs: torch.cuda.seed"""


def seed_all():
    """docs: torch.cuda.seed_all"""


def initial_seed():
    """docs: torch.cuda.initial_seed"""
    return unknown('a random seed', int)


def get_rng_state(device='cuda'):
    """docs: torch.cuda.get_rng_state"""
    return _torch.empty(16, dtype=_torch.uint8)


def get_rng_state_all():
    """docs: torch.cuda.get_rng_state_all"""
    return [get_rng_state() for _ in range(device_count())]


def set_rng_state(new_state, device='cuda'):
    """docs: torch.cuda.set_rng_state"""


def set_rng_state_all(new_states):
    """docs: torch.cuda.set_rng_state_all"""


def memory_allocated(device=None):
    """docs: torch.cuda.memory_allocated"""
    return _measured()


def max_memory_allocated(device=None):
    """docs: torch.cuda.max_memory_allocated"""
    return _measured()


def memory_reserved(device=None):
    """docs: torch.cuda.memory_reserved"""
    return _measured()


def max_memory_reserved(device=None):
    """docs: torch.cuda.max_memory_reserved"""
    return _measured()


memory_cached, max_memory_cached = memory_reserved, max_memory_reserved


def memory_stats(device=None):
    """docs: torch.cuda.memory_stats"""
    return unknown('memory is not measured', dict)


def memory_summary(device=None, abbreviated=False):
    """docs: torch.cuda.memory_summary"""
    return unknown('memory is not measured', str)


def mem_get_info(device=None):
    """docs: torch.cuda.mem_get_info"""
    _check()
    return (_measured(), _measured())


def utilization(device=None):
    """docs: torch.cuda.utilization"""
    return unknown('the use of the GPU', int)


def reset_peak_memory_stats(device=None):
    """docs: torch.cuda.reset_peak_memory_stats"""


def reset_max_memory_allocated(device=None):
    """docs: torch.cuda.reset_max_memory_allocated"""


def reset_max_memory_cached(device=None):
    """docs: torch.cuda.reset_max_memory_cached"""


def reset_accumulated_memory_stats(device=None):
    """docs: torch.cuda.reset_accumulated_memory_stats"""


def set_per_process_memory_fraction(fraction, device=None):
    """docs: torch.cuda.set_per_process_memory_fraction"""


def make_graphed_callables(callables, sample_args, num_warmup_iters=3, allow_unused_input=False, pool=None):
    """docs: torch.cuda.make_graphed_callables"""
    return callables


def _is_in_bad_fork():
    return False


def __getattr__(name):
    if name in _SUBMODULES:
        full = 'torch.cuda.' + name
        __import__(full)
        return sys.modules[full]
    if name.endswith('Tensor'):
        from torch import _legacy
        value = _legacy.on_cuda(name)
        globals()[name] = value
        return value
    from torch._names import rest_of
    return rest_of('cuda')(name)
