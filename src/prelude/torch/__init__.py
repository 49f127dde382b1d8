"""The torch package. Names come from where they are when first asked for: native operators and types from `_torch`,
what is Python in torch from the files beside this one; a name that torch has and we do not model is a gap. docs: torch

The order of the search in `__getattr__` is the order of the tables below.
"""
import sys

import _torch
from _shapetrace import unknown


def _unmodelled(name):
    """What the native module answers when it lacks an operator: a gap, not an error."""
    if name[:2] == '__':
        raise AttributeError(f"module '_torch' has no attribute '{name}'")
    return unknown(f'torch.{name} is not modelled')


_native = _torch.__dict__
_native.setdefault('__getattr__', _unmodelled)

from _torch import Size, Tensor, device, dtype
from _torch import mm as dsmm, mm as spmm  # of old, for sparse matrices; they take any


# Methods that torch writes in Python: wrong arguments get Python's own words.
_unflatten = Tensor.unflatten
# Taken before torch.float and torch.int, which are types of elements, come to lie over them.
_int, _NO_NUMBER = int, (list, tuple, str, float, type(None))


def split(self, split_size, dim=0):
    if isinstance(split_size, Tensor) and split_size.numel() == 1:
        split_size = _int(split_size)
    if isinstance(split_size, _NO_NUMBER):
        return _torch.split_with_sizes(self, split_size, dim)
    return _torch.split(self, split_size, dim)


def unflatten(self, dim, sizes):
    if isinstance(sizes, (list, tuple)) and not sizes:
        raise RuntimeError('unflatten: sizes must be non-empty')
    return _unflatten(self, dim, sizes)


def norm(self, p='fro', dim=None, keepdim=False, dtype=None):
    return _submodule('functional').norm(self, p, dim, keepdim, dtype=dtype)


def unique(self, sorted=True, return_inverse=False, return_counts=False, dim=None):
    return _submodule('functional').unique(self, sorted, return_inverse, return_counts, dim)


def unique_consecutive(self, return_inverse=False, return_counts=False, dim=None):
    return _submodule('functional').unique_consecutive(self, return_inverse, return_counts, dim)


def stft(self, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False,
         onesided=None, return_complex=None, align_to_window=None):
    return _submodule('functional').stft(self, n_fft, hop_length, win_length, window, center, pad_mode, normalized,
                                         onesided, return_complex, align_to_window)


def istft(self, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None,
          length=None, return_complex=False):
    return _submodule('functional').istft(self, n_fft, hop_length, win_length, window, center, normalized, onesided,
                                          length, return_complex)


def lu(self, pivot=True, get_infos=False):
    return _submodule('functional').lu(self, pivot, get_infos)


def is_shared(self):
    return False


def register_hook(self, hook):
    return _submodule('autograd._pending').register_hook(self, hook)


def register_post_accumulate_grad_hook(self, hook):
    return _submodule('autograd._pending').register_post_accumulate_grad_hook(self, hook)


for _function in (is_shared, split, unflatten, norm, unique, unique_consecutive, stft, istft, lu, register_hook,
                  register_post_accumulate_grad_hook):
    _function.__qualname__ = 'Tensor.' + _function.__name__
    setattr(Tensor, _function.__name__, _function)
del is_shared, split, unflatten, norm, unique, unique_consecutive, stft, istft, lu, register_hook, _function
del register_post_accumulate_grad_hook
from torch.torch_version import __version__

inf = float('inf')
nan = float('nan')
pi = 3.141592653589793
e = 2.718281828459045
newaxis = None

_DTYPE_ALIASES = {
    'float': 'float32', 'double': 'float64', 'half': 'float16', 'short': 'int16', 'int': 'int32', 'long': 'int64',
    'cfloat': 'complex64', 'cdouble': 'complex128', 'chalf': 'complex32',
}

# Python parts of torch itself: file -> names
_PARTS = {
    'functional': '''atleast_1d atleast_2d atleast_3d block_diag broadcast_shapes broadcast_tensors cartesian_prod cdist
        chain_matmul einsum istft lu meshgrid norm split stft tensordot unique unique_consecutive unravel_index''',
    'autograd.grad_mode': 'no_grad enable_grad set_grad_enabled inference_mode',
    'random': 'manual_seed seed initial_seed get_rng_state set_rng_state thread_safe_generator',
    'serialization': 'save load',
    '_settings': '''set_default_device get_default_device set_default_dtype set_default_tensor_type set_printoptions
        use_deterministic_algorithms are_deterministic_algorithms_enabled is_deterministic_algorithms_warn_only_enabled
        get_deterministic_debug_mode set_deterministic_debug_mode set_float32_matmul_precision
        get_float32_matmul_precision set_warn_always is_warn_always_enabled get_num_threads set_num_threads
        get_num_interop_threads set_num_interop_threads set_flush_denormal compiled_with_cxx11_abi get_device_module
        is_vulkan_available _is_all_true''',
    '_misc': '''typename is_tensor is_storage compile _assert _assert_async _check _check_with _check_value _check_type
        _check_index _check_is_size _check_not_implemented _check_tensor_all _constrain_as_size sym_int sym_float
        sym_not sym_max sym_min sym_sum sym_ite sym_sqrt SymInt SymFloat SymBool finfo iinfo FatalError OutOfMemoryError
        AcceleratorError DisableTorchFunction DisableTorchFunctionSubclass Stream Event cond while_loop from_dlpack
        parse_ir''',
    '_legacy': '''FloatTensor DoubleTensor HalfTensor BFloat16Tensor ByteTensor CharTensor ShortTensor IntTensor
        LongTensor BoolTensor''',
    'storage': '''UntypedStorage TypedStorage FloatStorage DoubleStorage HalfStorage BFloat16Storage ByteStorage
        CharStorage ShortStorage IntStorage LongStorage BoolStorage''',
    'amp': '''autocast GradScaler is_autocast_enabled set_autocast_enabled is_autocast_cpu_enabled
        set_autocast_cpu_enabled get_autocast_dtype set_autocast_dtype get_autocast_gpu_dtype set_autocast_gpu_dtype
        get_autocast_cpu_dtype set_autocast_cpu_dtype is_autocast_cache_enabled set_autocast_cache_enabled
        clear_autocast_cache''',
    'func': 'vmap',
    '_ops': 'ops classes',
    '_linalg_utils': 'lobpcg matrix_rank solve lstsq symeig eig svd_lowrank pca_lowrank',
}

_SUBMODULES = set('''accelerator amp ao autograd backends compiler cpu cuda distributed distributions export fft func
    functional futures fx hub jit library linalg masked monitor mps mtia multiprocessing nested nn onnx optim overrides
    package profiler quantization quasirandom random return_types serialization signal sparse special storage testing
    torch_version types utils version xpu _C _VF _dynamo _inductor _jit_internal _ops _utils _tensor _tensor_str
    _library _subclasses _prims_common _custom_ops _legacy _linalg_utils _misc _names _settings __future__
    __config__'''.split())

_part_of = {name: part for part, names in _PARTS.items() for name in names.split()}


def _submodule(name):
    full = 'torch.' + name
    __import__(full)
    return sys.modules[full]


def __getattr__(name):
    if name in _part_of:
        value = getattr(_submodule(_part_of[name]), name)
    elif name in _native:
        value = _native[name]
    elif name in _SUBMODULES:
        return _submodule(name)
    elif name in _DTYPE_ALIASES:
        value = getattr(_torch, _DTYPE_ALIASES[name])
    else:
        value = _submodule('_names').lookup(name)
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_part_of, *_SUBMODULES, *_DTYPE_ALIASES, *_submodule('_names').all_names()})
