"""The old wrapper around tensors. docs: torch.autograd.Variable"""
from _torch import Tensor


class _VariableMeta(type):
    def __instancecheck__(cls, other):
        return isinstance(other, Tensor)


class Variable(metaclass=_VariableMeta):
    """Variable(tensor) is the tensor. docs: torch.autograd.Variable"""

    def __new__(cls, data=None, requires_grad=None, volatile=None):
        wrapped = data.detach() if isinstance(data, Tensor) else Tensor(data)
        if requires_grad:
            wrapped.requires_grad_(True)
        return wrapped


def variable(*args, **kwargs):
    raise RuntimeError('torch.autograd.variable(...) is deprecated, use torch.tensor(...) instead')
