"""The compiled part of torch: operators and types are native ones, switches do nothing. docs: torch"""
import sys

import _torch
from _shapetrace import unknown

_CONSTANTS = {'_get_tracing_state': None, '_get_privateuse1_backend_name': 'privateuseone', '_is_tracing': False,
              '_cuda_getCurrentRawStream': 0, '_are_functorch_transforms_active': False, '_has_mkldnn': True,
              'has_mkl': True, 'has_openmp': True, 'has_lapack': True, '_jit_can_fuse_on_cpu': False,
              '_jit_can_fuse_on_gpu': False, '_log_api_usage_once': None, '_get_cudnn_enabled': True}


class DisableTorchFunctionSubclass:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class DisableTorchFunction(DisableTorchFunctionSubclass):
    pass


class _ExcludeDispatchKeyGuard(DisableTorchFunctionSubclass):
    def __init__(self, *args):
        pass


class _DispatchKeys:
    def __call__(self, *args):
        return self

    def __getattr__(self, name):
        return self

    def __or__(self, other):
        return self


DispatchKey = DispatchKeySet = _DispatchKeys()


class ScriptMethod:
    pass


class Value:
    pass


class Graph:
    pass


def _constant(value):
    def function(*args, **kwargs):
        return value
    return function


def __getattr__(name):
    if name in ('_nn', '_VariableFunctions', '_linalg', '_fft', '_special'):
        full = 'torch._C.' + name
        __import__(full)
        return sys.modules[full]
    if name in _torch.__dict__:
        value = getattr(_torch, name)
    elif name in _CONSTANTS:
        value = _constant(_CONSTANTS[name]) if not name.startswith('has_') else _CONSTANTS[name]
    elif name.startswith(('_jit_set', '_jit_override', '_set_', '_jit_pass')):
        value = _constant(None)
    elif name in ('FileCheck', '_distributed_c10d', '_functorch', '_dynamo', '_profiler', '_onnx', '_TensorMeta',
                  '_TensorBase', 'TensorBase', '_LinAlgError', 'ScriptModule', 'Future', 'Argument', 'Node'):
        value = {'_TensorMeta': type(_torch.Tensor), '_TensorBase': _torch.Tensor, 'TensorBase': _torch.Tensor,
                 '_LinAlgError': RuntimeError}.get(name)
        if value is None:
            value = unknown(f'torch._C.{name} is not modelled')
    elif name.startswith('_'):
        value = unknown(f'torch._C.{name} is not modelled')
    else:
        raise AttributeError(f"module 'torch._C' has no attribute '{name}'")
    globals()[name] = value
    return value
