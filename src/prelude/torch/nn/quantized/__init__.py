"""Arithmetic that quantization can watch. docs: torch.ao.nn.quantized.FloatFunctional"""
import _torch
from torch._names import module_gap
from torch.nn.modules.module import Module

_gap = module_gap('torch.nn.quantized')


class FloatFunctional(Module):
    """docs: torch.ao.nn.quantized.FloatFunctional"""

    def __init__(self):
        super().__init__()
        from torch.nn.modules.linear import Identity
        self.activation_post_process = Identity()

    def forward(self, x):
        raise RuntimeError('FloatFunctional is not intended to use the forward. Please use the corresponding operation')

    def add(self, x, y):
        return _torch.add(x, y)

    def add_scalar(self, x, y):
        return _torch.add(x, y)

    def mul(self, x, y):
        return _torch.mul(x, y)

    def mul_scalar(self, x, y):
        return _torch.mul(x, y)

    def cat(self, x, dim=0):
        return _torch.cat(x, dim=dim)

    def add_relu(self, x, y):
        return _torch.relu(_torch.add(x, y))

    def matmul(self, x, y):
        return _torch.matmul(x, y)


QFunctional = FXFloatFunctional = FloatFunctional


def __getattr__(name):
    return _gap(name)
