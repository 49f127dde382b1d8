"""Ready parametrizations. docs: torch.nn.utils.parametrizations"""
from enum import Enum, auto

import _torch
from _torch import Tensor
from torch.nn import functional as F
from torch.nn.modules.module import Module

from . import parametrize
from .spectral_norm import default_dim
from .weight_norm import norm_except_dim


class _OrthMaps(Enum):
    matrix_exp = auto()
    cayley = auto()
    householder = auto()


class _Orthogonal(Module):
    """(*, n, k) -> (*, n, k) with orthogonal rows or columns."""

    def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
        super().__init__()
        if weight.is_complex() and orthogonal_map == _OrthMaps.householder:
            raise ValueError('The householder parametrization does not support complex tensors.')
        self.shape = weight.shape
        self.orthogonal_map = orthogonal_map
        if use_trivialization:
            self.register_buffer('base', None)

    def forward(self, X):
        return X * 1.0

    def right_inverse(self, Q):
        if Q.shape != self.shape:
            raise ValueError(f'Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape '
                             f'{Q.shape}.')
        n, k = Q.size(-2), Q.size(-1)
        if not hasattr(self, 'base'):
            if self.orthogonal_map != _OrthMaps.householder:
                raise NotImplementedError('It is not possible to assign to the matrix exponential or the Cayley '
                                          'parametrizations when use_trivialization=False.')
            return _torch.empty_like(Q)
        size = max(n, k)
        self.base = Q.detach().new_empty((*Q.shape[:-2], size, size))
        return _torch.zeros_like(Q)


def _named_weight(module, name):
    weight = getattr(module, name, None)
    if not isinstance(weight, Tensor):
        raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
    return weight


def orthogonal(module, name='weight', orthogonal_map=None, *, use_trivialization=True):
    """docs: torch.nn.utils.parametrizations.orthogonal"""
    weight = _named_weight(module, name)
    if weight.ndim < 2:
        raise ValueError(f'Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.')
    if orthogonal_map is None:
        square = weight.size(-2) == weight.size(-1) or weight.is_complex()
        orthogonal_map = 'matrix_exp' if square else 'householder'
    kind = getattr(_OrthMaps, orthogonal_map, None)
    if kind is None:
        raise ValueError('orthogonal_map has to be one of "matrix_exp", "cayley", "householder". Got: '
                         f'{orthogonal_map}')
    parametrize.register_parametrization(module, name,
                                         _Orthogonal(weight, kind, use_trivialization=use_trivialization), unsafe=True)
    return module


class _WeightNorm(Module):
    """Lengths and directions -> a weight."""

    def __init__(self, dim=0):
        super().__init__()
        self.dim = -1 if dim is None else dim

    def forward(self, weight_g, weight_v):
        return _torch._weight_norm(weight_v, weight_g, self.dim)

    def right_inverse(self, weight):
        return norm_except_dim(weight, 2, self.dim), weight


def weight_norm(module, name='weight', dim=0):
    """docs: torch.nn.utils.parametrizations.weight_norm"""
    parametrize.register_parametrization(module, name, _WeightNorm(dim), unsafe=True)

    def rename_old_keys(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        old = (f'{prefix}{name}_g', f'{prefix}{name}_v')
        if old[0] in state_dict and old[1] in state_dict:
            for i, key in enumerate(old):
                state_dict[f'{prefix}parametrizations.{name}.original{i}'] = state_dict.pop(key)

    module._register_load_state_dict_pre_hook(rename_old_keys)
    return module


class _SpectralNorm(Module):
    """A weight -> the same shape, divided by its largest singular value."""

    def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
        super().__init__()
        ndim = weight.ndim
        if dim >= ndim or dim < -ndim:
            raise IndexError('Dimension out of range (expected to be in range of '
                             f'[-{ndim}, {ndim - 1}] but got {dim})')
        if n_power_iterations <= 0:
            raise ValueError('Expected n_power_iterations to be positive, but got '
                             f'n_power_iterations={n_power_iterations}')
        self.dim = dim if dim >= 0 else dim + ndim
        self.eps = eps
        if ndim > 1:
            self.n_power_iterations = n_power_iterations
            height, width = self._reshape_weight_to_matrix(weight.detach()).size()
            self.register_buffer('_u', F.normalize(weight.detach().new_empty(height), dim=0, eps=eps))
            self.register_buffer('_v', F.normalize(weight.detach().new_empty(width), dim=0, eps=eps))

    def _reshape_weight_to_matrix(self, weight):
        if self.dim != 0:
            weight = weight.permute(self.dim, *(d for d in range(weight.dim()) if d != self.dim))
        return weight.flatten(1)

    def forward(self, weight):
        if weight.ndim == 1:
            return F.normalize(weight, dim=0, eps=self.eps)
        sigma = _torch.vdot(self._u, _torch.mv(self._reshape_weight_to_matrix(weight), self._v))
        return weight / sigma

    def right_inverse(self, value):
        return value


def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    """docs: torch.nn.utils.parametrizations.spectral_norm"""
    weight = _named_weight(module, name)
    dim = default_dim(module) if dim is None else dim
    parametrize.register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
    return module
