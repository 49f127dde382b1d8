"""Padding layers. docs: torch.nn.ReflectionPad2d and its neighbours

Each takes one number or 2 of them per padded dimension, last dimension first.
"""
from torch.nn import functional as F

from .module import Module
from .utils import _ntuple, _pair, _quadruple

_sextuple = _ntuple(6)


class _PadNd(Module):
    __constants__ = ['padding']

    def extra_repr(self):
        return f'{self.padding}'


class _CircularPadNd(_PadNd):
    def _check_input_dim(self, input):
        raise NotImplementedError

    def forward(self, input):
        self._check_input_dim(input)
        return F.pad(input, self.padding, 'circular')


class CircularPad1d(_CircularPadNd):
    """(N, C, W) or (C, W), wrapped around. docs: torch.nn.CircularPad1d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _pair(padding)

    def _check_input_dim(self, input):
        if input.dim() != 2 and input.dim() != 3:
            raise ValueError(f'expected 2D or 3D input (got {input.dim()}D input)')


class CircularPad2d(_CircularPadNd):
    """(N, C, H, W) or (C, H, W), wrapped around. docs: torch.nn.CircularPad2d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _quadruple(padding)

    def _check_input_dim(self, input):
        if input.dim() != 3 and input.dim() != 4:
            raise ValueError(f'expected 3D or 4D input (got {input.dim()}D input)')


class CircularPad3d(_CircularPadNd):
    """(N, C, D, H, W) or (C, D, H, W), wrapped around. docs: torch.nn.CircularPad3d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _sextuple(padding)

    def _check_input_dim(self, input):
        if input.dim() != 4 and input.dim() != 5:
            raise ValueError(f'expected 4D or 5D input (got {input.dim()}D input)')


class _ConstantPadNd(Module):
    __constants__ = ['padding', 'value']

    def __init__(self, value):
        super().__init__()
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, 'constant', self.value)

    def extra_repr(self):
        return f'padding={self.padding}, value={self.value}'


class ConstantPad1d(_ConstantPadNd):
    """(N, C, W) or (C, W), filled with value. docs: torch.nn.ConstantPad1d"""

    def __init__(self, padding, value):
        super().__init__(value)
        self.padding = _pair(padding)


class ConstantPad2d(_ConstantPadNd):
    """(N, C, H, W) or (C, H, W), filled with value. docs: torch.nn.ConstantPad2d"""

    def __init__(self, padding, value):
        super().__init__(value)
        self.padding = _quadruple(padding)


class ConstantPad3d(_ConstantPadNd):
    """(N, C, D, H, W) or (C, D, H, W), filled with value. docs: torch.nn.ConstantPad3d"""

    def __init__(self, padding, value):
        super().__init__(value)
        self.padding = _sextuple(padding)


class _ReflectionPadNd(_PadNd):
    def forward(self, input):
        return F.pad(input, self.padding, 'reflect')


class ReflectionPad1d(_ReflectionPadNd):
    """(N, C, W) or (C, W), mirrored at the edge. docs: torch.nn.ReflectionPad1d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _pair(padding)


class ReflectionPad2d(_ReflectionPadNd):
    """(N, C, H, W) or (C, H, W), mirrored at the edge. docs: torch.nn.ReflectionPad2d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _quadruple(padding)


class ReflectionPad3d(_ReflectionPadNd):
    """(N, C, D, H, W) or (C, D, H, W), mirrored at the edge. docs: torch.nn.ReflectionPad3d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _sextuple(padding)


class _ReplicationPadNd(_PadNd):
    def forward(self, input):
        return F.pad(input, self.padding, 'replicate')


class ReplicationPad1d(_ReplicationPadNd):
    """(N, C, W) or (C, W), the edge repeated. docs: torch.nn.ReplicationPad1d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _pair(padding)


class ReplicationPad2d(_ReplicationPadNd):
    """(N, C, H, W) or (C, H, W), the edge repeated. docs: torch.nn.ReplicationPad2d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _quadruple(padding)


class ReplicationPad3d(_ReplicationPadNd):
    """(N, C, D, H, W) or (C, D, H, W), the edge repeated. docs: torch.nn.ReplicationPad3d"""

    def __init__(self, padding):
        super().__init__()
        self.padding = _sextuple(padding)


class ZeroPad1d(ConstantPad1d):
    """(N, C, W) or (C, W), filled with 0. docs: torch.nn.ZeroPad1d"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'


class ZeroPad2d(ConstantPad2d):
    """(N, C, H, W) or (C, H, W), filled with 0. docs: torch.nn.ZeroPad2d"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'


class ZeroPad3d(ConstantPad3d):
    """(N, C, D, H, W) or (C, D, H, W), filled with 0. docs: torch.nn.ZeroPad3d"""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'
