"""Filling tensors in place with initial values; random ones are not known afterwards. docs: torch.nn.init"""
import math
import warnings

import _torch
from torch.autograd.grad_mode import no_grad

_LINEAR = ('linear', 'conv1d', 'conv2d', 'conv3d', 'conv_transpose1d', 'conv_transpose2d', 'conv_transpose3d')


def calculate_gain(nonlinearity, param=None):
    """The recommended gain of a nonlinearity. docs: torch.nn.init.calculate_gain"""
    if nonlinearity in _LINEAR or nonlinearity == 'sigmoid':
        return 1
    if nonlinearity == 'tanh':
        return 5.0 / 3
    if nonlinearity == 'relu':
        return math.sqrt(2.0)
    if nonlinearity == 'leaky_relu':
        slope = 0.01 if param is None else param
        if isinstance(slope, bool) or not isinstance(slope, (int, float)):
            raise ValueError(f'negative_slope {param} not a valid number')
        return math.sqrt(2.0 / (1 + slope ** 2))
    if nonlinearity == 'selu':
        return 3.0 / 4
    raise ValueError(f'Unsupported nonlinearity {nonlinearity}')


def _uniform(tensor, a, b, generator):
    with no_grad():
        return tensor.uniform_(a, b, generator=generator)


def _normal(tensor, mean, std, generator):
    with no_grad():
        return tensor.normal_(mean, std, generator=generator)


# Programs put functions of their own in the place of these; what else is here does not go through them, as in torch.
def uniform_(tensor, a=0.0, b=1.0, generator=None):
    """Any shape, from U(a, b). docs: torch.nn.init.uniform_"""
    with no_grad():
        return tensor.uniform_(a, b, generator=generator)


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    """Any shape, from N(mean, std^2). docs: torch.nn.init.normal_"""
    with no_grad():
        return tensor.normal_(mean, std, generator=generator)


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """Any shape, from N(mean, std^2) between a and b. docs: torch.nn.init.trunc_normal_"""
    if mean < a - 2 * std or mean > b + 2 * std:
        warnings.warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be '
                      'incorrect.', stacklevel=2)
    with no_grad():
        return tensor.uniform_(a, b, generator=generator)


def constant_(tensor, val):
    """Any shape, all elements val. docs: torch.nn.init.constant_"""
    with no_grad():
        return tensor.fill_(val)


def ones_(tensor):
    """Any shape, all elements 1. docs: torch.nn.init.ones_"""
    with no_grad():
        return tensor.fill_(1.0)


def zeros_(tensor):
    """Any shape, all elements 0. docs: torch.nn.init.zeros_"""
    with no_grad():
        return tensor.zero_()


def eye_(tensor):
    """(n, m), the identity. docs: torch.nn.init.eye_"""
    if tensor.ndimension() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    tensor.detach().copy_(_torch.eye(*tensor.shape))
    return tensor


def dirac_(tensor, groups=1):
    """(out, in, spatial...) with 1 to 3 spatial dimensions, an identity. docs: torch.nn.init.dirac_"""
    if tensor.ndimension() not in (3, 4, 5):
        raise ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
    sizes = tensor.size()
    if sizes[0] % groups != 0:
        raise ValueError('dim 0 must be divisible by groups')
    data = tensor.detach().zero_()
    centre = tuple(size // 2 for size in sizes[2:])
    per_group = sizes[0] // groups
    for group in range(groups):
        for d in range(min(per_group, sizes[1])):
            data[(group * per_group + d, d) + centre] = 1
    return tensor


def _calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    field = 1
    for size in tensor.shape[2:]:
        field *= size
    return tensor.size(1) * field, tensor.size(0) * field


def _calculate_correct_fan(tensor, mode):
    mode = mode.lower()
    if mode not in ('fan_in', 'fan_out'):
        raise ValueError(f"Mode {mode} not supported, please use one of {['fan_in', 'fan_out']}")
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return fan_in if mode == 'fan_in' else fan_out


def _xavier_std(tensor, gain):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return gain * math.sqrt(2.0 / float(fan_in + fan_out))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    """At least 2 dimensions. docs: torch.nn.init.xavier_uniform_"""
    bound = math.sqrt(3.0) * _xavier_std(tensor, gain)
    return _uniform(tensor, -bound, bound, generator)


def xavier_normal_(tensor, gain=1.0, generator=None):
    """At least 2 dimensions. docs: torch.nn.init.xavier_normal_"""
    return _normal(tensor, 0.0, _xavier_std(tensor, gain), generator)


def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    """At least 2 dimensions. docs: torch.nn.init.kaiming_uniform_"""
    if 0 in tensor.shape:
        warnings.warn('Initializing zero-element tensors is a no-op', stacklevel=2)
        return tensor
    fan = _calculate_correct_fan(tensor, mode)
    bound = math.sqrt(3.0) * calculate_gain(nonlinearity, a) / math.sqrt(fan)
    return _uniform(tensor, -bound, bound, generator)


def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
    """At least 2 dimensions. docs: torch.nn.init.kaiming_normal_"""
    if 0 in tensor.shape:
        warnings.warn('Initializing zero-element tensors is a no-op', stacklevel=2)
        return tensor
    fan = _calculate_correct_fan(tensor, mode)
    return _normal(tensor, 0, calculate_gain(nonlinearity, a) / math.sqrt(fan), generator)


def orthogonal_(tensor, gain=1, generator=None):
    """At least 2 dimensions. docs: torch.nn.init.orthogonal_"""
    if tensor.ndimension() < 2:
        raise ValueError('Only tensors with 2 or more dimensions are supported')
    return _normal(tensor, 0, 1, generator)


def sparse_(tensor, sparsity, std=0.01, generator=None):
    """(n, m), with a share of zeros in each column. docs: torch.nn.init.sparse_"""
    if tensor.ndimension() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    return _normal(tensor, 0, std, generator)


def _draw_linear_(weight, bias):
    """What Linear and the convolutions start with: both random, in fewer steps than torch takes."""
    if 0 in weight.shape:
        warnings.warn('Initializing zero-element tensors is a no-op', stacklevel=3)
    else:
        weight.detach().uniform_(-1.0, 1.0)
    if bias is not None:
        bias.detach().uniform_(-1.0, 1.0)


_DEPRECATED = ('uniform', 'normal', 'constant', 'eye', 'dirac', 'xavier_uniform', 'xavier_normal', 'kaiming_uniform',
               'kaiming_normal', 'orthogonal', 'sparse')


def _deprecated(old_name):
    function = globals()[old_name + '_']

    def deprecated_init(*args, **kwargs):
        warnings.warn(f'`nn.init.{old_name}` is now deprecated in favor of `nn.init.{old_name}_`.', FutureWarning,
                      stacklevel=2)
        return function(*args, **kwargs)

    deprecated_init.__name__ = old_name
    return deprecated_init


def __getattr__(name):
    if name in _DEPRECATED:
        value = globals()[name] = _deprecated(name)
        return value
    raise AttributeError(f"module 'torch.nn.init' has no attribute '{name}'")
