"""Tensor-like classes that take over operators: plain tensors have none. docs: torch.overrides"""
import _torch
from torch._names import rest_of


def has_torch_function(relevant_args):
    """docs: torch.overrides.has_torch_function"""
    return any(_overrides(arg) for arg in relevant_args)


def has_torch_function_unary(arg):
    return _overrides(arg)


def has_torch_function_variadic(*args):
    return any(_overrides(arg) for arg in args)


def _overrides(arg):
    return not isinstance(arg, _torch.Tensor) and hasattr(type(arg), '__torch_function__')


def handle_torch_function(public_api, relevant_args, *args, **kwargs):
    """docs: torch.overrides.handle_torch_function"""
    types = tuple(type(arg) for arg in relevant_args if _overrides(arg))
    for arg in relevant_args:
        if _overrides(arg):
            result = type(arg).__torch_function__(public_api, types, args, kwargs)
            if result is not NotImplemented:
                return result
    raise TypeError(f"no implementation found for '{public_api}' on types that implement __torch_function__: "
                    f'{list(types)}')


def is_tensor_like(inp):
    """docs: torch.overrides.is_tensor_like"""
    return isinstance(inp, _torch.Tensor) or hasattr(inp, '__torch_function__')


def is_tensor_method_or_property(func):
    """docs: torch.overrides.is_tensor_method_or_property"""
    return hasattr(_torch.Tensor, getattr(func, '__name__', ''))


def resolve_name(f):
    """docs: torch.overrides.resolve_name"""
    return getattr(f, '__name__', None)


def wrap_torch_function(dispatcher):
    """docs: torch.overrides.wrap_torch_function"""
    return lambda function: function


def get_ignored_functions():
    """docs: torch.overrides.get_ignored_functions"""
    return set()


def get_overridable_functions():
    """docs: torch.overrides.get_overridable_functions"""
    return {}


class TorchFunctionMode:
    """docs: torch.overrides.TorchFunctionMode"""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class BaseTorchFunctionMode(TorchFunctionMode):
    pass


__getattr__ = rest_of('overrides')
