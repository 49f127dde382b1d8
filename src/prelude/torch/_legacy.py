"""The old names of tensor types: constructors, and classes for isinstance. docs: torch.FloatTensor"""
import _torch
from _shapetrace import is_unknown, unknown
from _torch import Tensor

_DTYPES = {
    'FloatTensor': 'float32', 'DoubleTensor': 'float64', 'HalfTensor': 'float16', 'BFloat16Tensor': 'bfloat16',
    'ByteTensor': 'uint8', 'CharTensor': 'int8', 'ShortTensor': 'int16', 'IntTensor': 'int32', 'LongTensor': 'int64',
    'BoolTensor': 'bool',
}


class _TypeMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Tensor) and instance.dtype == cls.dtype and instance.is_cuda == cls.is_cuda


def _make(name, is_cuda):
    dtype = getattr(_torch, _DTYPES[name])

    def new(cls, *args, device=None):
        device = device if device is not None else 'cuda' if is_cuda else 'cpu'
        if len(args) == 1 and is_unknown(args[0]):
            return unknown(args[0], Tensor)
        return _torch.empty(0, dtype=dtype, device=device).new(*args)

    module = 'torch.cuda' if is_cuda else 'torch'
    return _TypeMeta(name, (), {'__new__': new, '__module__': module, '__doc__': 'docs: torch.' + name, 'dtype': dtype,
                                'is_cuda': is_cuda})


def on_cuda(name):
    """The type of that name for a GPU."""
    if name not in _DTYPES:
        raise AttributeError(f"module 'torch.cuda' has no attribute '{name}'")
    return _make(name, True)


def __getattr__(name):
    if name not in _DTYPES:
        raise AttributeError(f"module 'torch._legacy' has no attribute '{name}'")
    value = globals()[name] = _make(name, False)
    return value
