"""Settings of the library: those that change a shape, type or device reach the native side, the others are only kept.
docs: torch"""
import sys

import _torch

_state = {'deterministic': 0, 'matmul': 'highest', 'warn_always': False, 'threads': None, 'interop': None}


def set_default_device(device):
    """docs: torch.set_default_device"""
    _torch.set_default_device(device)


def get_default_device():
    """docs: torch.get_default_device"""
    return _torch.get_default_device()


def set_default_dtype(d, /):
    """docs: torch.set_default_dtype"""
    _torch.set_default_dtype(d)


def set_default_tensor_type(t, /):
    """docs: torch.set_default_tensor_type"""
    name = t if isinstance(t, str) else f'{t.__module__}.{t.__name__}'
    kinds = {'Float': 'float32', 'Double': 'float64', 'Half': 'float16', 'BFloat16': 'bfloat16'}
    kind = name.rpartition('.')[2].replace('Tensor', '')
    if kind not in kinds:
        raise TypeError('only floating-point types are supported as the default type')
    _torch.set_default_dtype(getattr(_torch, kinds[kind]))
    if '.cuda.' in name:
        _torch.set_default_device('cuda')


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    """docs: torch.set_printoptions"""
    if '_set_printoptions' in _torch.__dict__:
        _torch._set_printoptions(precision, threshold, edgeitems, linewidth, profile, sci_mode)


def use_deterministic_algorithms(mode, *, warn_only=False):
    """docs: torch.use_deterministic_algorithms"""
    _state['deterministic'] = 0 if not mode else 1 if warn_only else 2


def are_deterministic_algorithms_enabled():
    """docs: torch.are_deterministic_algorithms_enabled"""
    return _state['deterministic'] != 0


def is_deterministic_algorithms_warn_only_enabled():
    """docs: torch.is_deterministic_algorithms_warn_only_enabled"""
    return _state['deterministic'] == 1


def get_deterministic_debug_mode():
    """docs: torch.get_deterministic_debug_mode"""
    return _state['deterministic']


def set_deterministic_debug_mode(debug_mode):
    """docs: torch.set_deterministic_debug_mode"""
    if not isinstance(debug_mode, (int, str)):
        raise TypeError(f'debug_mode must be str or int, but got {type(debug_mode)}')
    names = ('default', 'warn', 'error')
    if isinstance(debug_mode, str):
        if debug_mode not in names:
            raise RuntimeError('invalid value of debug_mode, expected one of `default`, `warn`, `error`, but got '
                               f'{debug_mode}')
        debug_mode = names.index(debug_mode)
    if debug_mode not in (0, 1, 2):
        raise RuntimeError(f'invalid value of debug_mode, expected 0, 1, or 2, but got {debug_mode}')
    _state['deterministic'] = debug_mode


def set_float32_matmul_precision(precision):
    """docs: torch.set_float32_matmul_precision"""
    if precision in ('highest', 'high', 'medium'):
        _state['matmul'] = precision


def get_float32_matmul_precision():
    """docs: torch.get_float32_matmul_precision"""
    return _state['matmul']


def set_warn_always(b, /):
    """docs: torch.set_warn_always"""
    _state['warn_always'] = b


def is_warn_always_enabled():
    """docs: torch.is_warn_always_enabled"""
    return _state['warn_always']


def _processors():
    import os
    return os.cpu_count()


def get_num_threads():
    """docs: torch.get_num_threads"""
    return _processors() if _state['threads'] is None else _state['threads']


def set_num_threads(n):
    """docs: torch.set_num_threads"""
    _state['threads'] = n


def get_num_interop_threads():
    """docs: torch.get_num_interop_threads"""
    return _processors() if _state['interop'] is None else _state['interop']


def set_num_interop_threads(n):
    """docs: torch.set_num_interop_threads"""
    _state['interop'] = n


def set_flush_denormal(mode):
    """docs: torch.set_flush_denormal"""
    return True


def compiled_with_cxx11_abi():
    """docs: torch.compiled_with_cxx11_abi"""
    return True


def is_vulkan_available():
    """docs: torch.is_vulkan_available"""
    return False


def get_device_module(device=None):
    """The module torch.<type> of a device. docs: torch.get_device_module"""
    if device is None:
        kind = 'cpu'
    else:
        kind = device.type if isinstance(device, _torch.device) else str(device).partition(':')[0]
    full = 'torch.' + kind
    if kind not in ('cpu', 'cuda', 'mps', 'xpu', 'mtia'):
        raise RuntimeError(f"Invalid device string: '{kind}'")
    __import__(full)
    return sys.modules[full]


def _is_all_true(tensor):
    return tensor.all()
