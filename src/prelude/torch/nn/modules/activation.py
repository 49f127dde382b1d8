"""Activation layers. docs: torch.nn.ReLU and its neighbours"""
import warnings

import _torch
from torch.nn import functional as F
from torch.nn import init as _init
from torch.nn.parameter import Parameter

from .module import Module


def _inplace_suffix(module):
    return ', inplace=True' if module.inplace else ''


class Threshold(Module):
    """Any shape -> the same shape. docs: torch.nn.Threshold"""
    __constants__ = ['threshold', 'value', 'inplace']

    def __init__(self, threshold, value, inplace=False):
        super().__init__()
        self.threshold = threshold
        self.value = value
        self.inplace = inplace

    def forward(self, input):
        return F.threshold(input, self.threshold, self.value, self.inplace)

    def extra_repr(self):
        return f'threshold={self.threshold}, value={self.value}{_inplace_suffix(self)}'


class ReLU(Module):
    """Any shape -> the same shape. docs: torch.nn.ReLU"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.relu(input, inplace=self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class RReLU(Module):
    """Any shape -> the same shape. docs: torch.nn.RReLU"""
    __constants__ = ['lower', 'upper', 'inplace']

    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower = lower
        self.upper = upper
        self.inplace = inplace

    def forward(self, input):
        return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

    def extra_repr(self):
        return f'lower={self.lower}, upper={self.upper}{_inplace_suffix(self)}'


class Hardtanh(Module):
    """Any shape -> the same shape. docs: torch.nn.Hardtanh"""
    __constants__ = ['min_val', 'max_val', 'inplace']

    def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
        super().__init__()
        if min_value is not None:
            warnings.warn('keyword argument `min_value` is deprecated and renamed to `min_val`', FutureWarning,
                          stacklevel=2)
            min_val = min_value
        if max_value is not None:
            warnings.warn('keyword argument `max_value` is deprecated and renamed to `max_val`', FutureWarning,
                          stacklevel=2)
            max_val = max_value
        self.min_val = min_val
        self.max_val = max_val
        self.inplace = inplace
        if self.max_val <= self.min_val:
            raise AssertionError(f'max_val ({self.max_val}) must be greater than min_val ({self.min_val})')

    def forward(self, input):
        return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

    def extra_repr(self):
        return f'min_val={self.min_val}, max_val={self.max_val}{_inplace_suffix(self)}'


class ReLU6(Hardtanh):
    """Any shape -> the same shape. docs: torch.nn.ReLU6"""

    def __init__(self, inplace=False):
        super().__init__(0.0, 6.0, inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class Sigmoid(Module):
    """Any shape -> the same shape. docs: torch.nn.Sigmoid"""

    def forward(self, input):
        return _torch.sigmoid(input)


class Hardsigmoid(Module):
    """Any shape -> the same shape. docs: torch.nn.Hardsigmoid"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)


class Tanh(Module):
    """Any shape -> the same shape. docs: torch.nn.Tanh"""

    def forward(self, input):
        return _torch.tanh(input)


class SiLU(Module):
    """Any shape -> the same shape. docs: torch.nn.SiLU"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.silu(input, inplace=self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class Mish(Module):
    """Any shape -> the same shape. docs: torch.nn.Mish"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.mish(input, inplace=self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class Hardswish(Module):
    """Any shape -> the same shape. docs: torch.nn.Hardswish"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.hardswish(input, self.inplace)


class ELU(Module):
    """Any shape -> the same shape. docs: torch.nn.ELU"""
    __constants__ = ['alpha', 'inplace']

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        return F.elu(input, self.alpha, self.inplace)

    def extra_repr(self):
        return f'alpha={self.alpha}{_inplace_suffix(self)}'


class CELU(Module):
    """Any shape -> the same shape. docs: torch.nn.CELU"""
    __constants__ = ['alpha', 'inplace']

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)

    def extra_repr(self):
        return f'alpha={self.alpha}{_inplace_suffix(self)}'


class SELU(Module):
    """Any shape -> the same shape. docs: torch.nn.SELU"""
    __constants__ = ['inplace']

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.selu(input, self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''


class GLU(Module):
    """(*, 2n, *) -> (*, n, *). docs: torch.nn.GLU"""
    __constants__ = ['dim']

    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.glu(input, self.dim)

    def extra_repr(self):
        return f'dim={self.dim}'


class GELU(Module):
    """Any shape -> the same shape. docs: torch.nn.GELU"""
    __constants__ = ['approximate']

    def __init__(self, approximate='none'):
        super().__init__()
        self.approximate = approximate

    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)

    def extra_repr(self):
        return f'approximate={self.approximate!r}'


class Hardshrink(Module):
    """Any shape -> the same shape. docs: torch.nn.Hardshrink"""
    __constants__ = ['lambd']

    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def forward(self, input):
        return F.hardshrink(input, self.lambd)

    def extra_repr(self):
        return f'{self.lambd}'


class LeakyReLU(Module):
    """Any shape -> the same shape. docs: torch.nn.LeakyReLU"""
    __constants__ = ['inplace', 'negative_slope']

    def __init__(self, negative_slope=0.01, inplace=False):
        super().__init__()
        self.negative_slope = negative_slope
        self.inplace = inplace

    def forward(self, input):
        return F.leaky_relu(input, self.negative_slope, self.inplace)

    def extra_repr(self):
        return f'negative_slope={self.negative_slope}{_inplace_suffix(self)}'


class LogSigmoid(Module):
    """Any shape -> the same shape. docs: torch.nn.LogSigmoid"""

    def forward(self, input):
        return F.logsigmoid(input)


class Softplus(Module):
    """Any shape -> the same shape. docs: torch.nn.Softplus"""
    __constants__ = ['beta', 'threshold']

    def __init__(self, beta=1.0, threshold=20.0):
        super().__init__()
        self.beta = beta
        self.threshold = threshold

    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)

    def extra_repr(self):
        return f'beta={self.beta}, threshold={self.threshold}'


class Softshrink(Module):
    """Any shape -> the same shape. docs: torch.nn.Softshrink"""
    __constants__ = ['lambd']

    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def forward(self, input):
        return F.softshrink(input, self.lambd)

    def extra_repr(self):
        return f'{self.lambd}'


class PReLU(Module):
    """(N, C, *) -> the same shape; num_parameters is 1 or C. docs: torch.nn.PReLU"""
    __constants__ = ['num_parameters']

    def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
        self.num_parameters = num_parameters
        super().__init__()
        self.init = init
        self.weight = Parameter(_torch.empty(num_parameters, device=device, dtype=dtype))
        self.reset_parameters()

    def reset_parameters(self):
        _init.constant_(self.weight, self.init)

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f'num_parameters={self.num_parameters}'


class Softsign(Module):
    """Any shape -> the same shape. docs: torch.nn.Softsign"""

    def forward(self, input):
        return F.softsign(input)


class Tanhshrink(Module):
    """Any shape -> the same shape. docs: torch.nn.Tanhshrink"""

    def forward(self, input):
        return F.tanhshrink(input)


def _check_dim(dim):
    if dim is not None and (not isinstance(dim, int) or isinstance(dim, bool)):
        raise TypeError(f'dim must be an int or None, got {type(dim)}')


class _AlongDim(Module):
    __constants__ = ['dim']

    def extra_repr(self):
        return f'dim={self.dim}'


class Softmin(_AlongDim):
    """Any shape -> the same shape. docs: torch.nn.Softmin"""

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.softmin(input, self.dim, _stacklevel=5)


class Softmax(_AlongDim):
    """Any shape -> the same shape. docs: torch.nn.Softmax"""

    def __init__(self, dim=None):
        _check_dim(dim)
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.softmax(input, self.dim, _stacklevel=5)


class Softmax2d(Module):
    """(N, C, H, W) or (C, H, W) -> the same shape, over C. docs: torch.nn.Softmax2d"""

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
        return F.softmax(input, -3, _stacklevel=5)


class LogSoftmax(_AlongDim):
    """Any shape -> the same shape. docs: torch.nn.LogSoftmax"""

    def __init__(self, dim=None):
        _check_dim(dim)
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.log_softmax(input, self.dim, _stacklevel=5)


def __getattr__(name):
    if name == 'MultiheadAttention':  # heavier than all the rest: has a file of its own
        from .attention import MultiheadAttention
        globals()[name] = MultiheadAttention
        return MultiheadAttention
    raise AttributeError(f"module 'torch.nn.modules.activation' has no attribute '{name}'")
