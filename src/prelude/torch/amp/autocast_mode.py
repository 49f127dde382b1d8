"""Lower precision inside a block: which operators cast is up to the native side. docs: torch.autocast"""
import warnings

import _torch
from torch.autograd.grad_mode import _copy_identity

_DEVICES = ('cuda', 'mtia', 'maia', 'cpu', 'xpu', 'ipu', 'hpu', 'xla', 'mps')
_dtypes = {'cpu': _torch.bfloat16, 'mps': _torch.float16}
_cache = [True]
_enabled = {}


def is_autocast_available(device_type):
    """docs: torch.amp.is_autocast_available"""
    return device_type in ('cpu', 'cuda', 'xpu', 'mps', 'hpu', 'xla', 'mtia', 'maia', 'ipu')


def is_autocast_enabled(device_type='cuda'):
    """docs: torch.is_autocast_enabled"""
    return _enabled.get(device_type, False)


def set_autocast_enabled(device_type, enabled=None):
    if enabled is None:
        device_type, enabled = 'cuda', device_type
    _enabled[device_type] = enabled
    _tell(device_type)


def get_autocast_dtype(device_type):
    """docs: torch.get_autocast_dtype"""
    return _dtypes.get(device_type, _torch.float16 if device_type in ('cuda', 'xla') else _torch.bfloat16)


def set_autocast_dtype(device_type, dtype):
    _dtypes[device_type] = dtype
    _tell(device_type)


def _tell(device_type):
    # Only processors are there, as far as we know.
    if device_type == 'cpu':
        _torch._set_autocast(get_autocast_dtype('cpu') if is_autocast_enabled('cpu') else None)


def is_autocast_cpu_enabled():
    return is_autocast_enabled('cpu')


def set_autocast_cpu_enabled(enabled):
    set_autocast_enabled('cpu', enabled)


def get_autocast_cpu_dtype():
    return get_autocast_dtype('cpu')


def set_autocast_cpu_dtype(dtype):
    set_autocast_dtype('cpu', dtype)


def get_autocast_gpu_dtype():
    return get_autocast_dtype('cuda')


def set_autocast_gpu_dtype(dtype):
    set_autocast_dtype('cuda', dtype)


def is_autocast_cache_enabled():
    return _cache[0]


def set_autocast_cache_enabled(enabled):
    _cache[0] = enabled


def clear_autocast_cache():
    pass


class autocast:
    """docs: torch.autocast"""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if not isinstance(device_type, str):
            raise ValueError(f'Expected `device_type` of type `str`, got: `{type(device_type)}`')
        if device_type not in _DEVICES:
            raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
        self.device = device_type
        self.fast_dtype = get_autocast_dtype(device_type) if dtype is None else dtype
        if device_type == 'cuda' and enabled:
            import torch
            if not torch.cuda.is_available():
                warnings.warn('User provided device_type of \'cuda\', but CUDA is not available. Disabling',
                              stacklevel=2)
                enabled = False
        if device_type == 'cpu' and enabled and self.fast_dtype not in (_torch.bfloat16, _torch.float16):
            warnings.warn('In CPU autocast, but the target dtype is not supported. Disabling autocast.\nCPU Autocast '
                          'only supports dtype of torch.bfloat16, torch.float16 currently.', stacklevel=2)
            enabled = False
        self._enabled = enabled
        self._cache_enabled = cache_enabled

    def __enter__(self):
        self.prev = is_autocast_enabled(self.device)
        self.prev_fastdtype = get_autocast_dtype(self.device)
        set_autocast_enabled(self.device, self._enabled)
        set_autocast_dtype(self.device, self.fast_dtype)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        set_autocast_enabled(self.device, self.prev)
        set_autocast_dtype(self.device, self.prev_fastdtype)
        return False

    def __call__(self, func):
        def decorate_autocast(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return _copy_identity(decorate_autocast, func)


def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
    """docs: torch.amp.custom_fwd"""
    return fwd if fwd is not None else (lambda function: function)


def custom_bwd(bwd=None, *, device_type):
    """docs: torch.amp.custom_bwd"""
    return bwd if bwd is not None else (lambda function: function)
