"""Activation functions: all keep the shape, but glu. docs: torch.nn.functional"""
import warnings

import _torch


def _either(name, input, inplace, *args):
    """The in-place or the ordinary form of a native operator."""
    return getattr(_torch, name + '_' if inplace else name)(input, *args)


def _threshold(input, threshold, value, inplace=False):
    return _either('threshold', input, inplace, threshold, value)


threshold = _threshold


def relu(input, inplace=False):
    if inplace:
        return _torch.relu_(input)
    return _torch.relu(input)


def glu(input, dim=-1):
    """(*, 2n, *) -> (*, n, *)"""
    if input.dim() == 0:
        raise RuntimeError('glu does not support scalars because halving size must be even')
    return _torch.glu(input, dim)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    if min_val > max_val:
        raise ValueError('min_val cannot be greater than max_val')
    return _either('hardtanh', input, inplace, min_val, max_val)


def relu6(input, inplace=False):
    return _either('relu6', input, inplace)


def elu(input, alpha=1.0, inplace=False):
    return _either('elu', input, inplace, alpha)


def selu(input, inplace=False):
    return _either('selu', input, inplace)


def celu(input, alpha=1.0, inplace=False):
    return _either('celu', input, inplace, alpha)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return _either('leaky_relu', input, inplace, negative_slope)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    return _either('rrelu', input, inplace, lower, upper, training)


def hardsigmoid(input, inplace=False):
    return _either('hardsigmoid', input, inplace)


def silu(input, inplace=False):
    return _either('silu', input, inplace)


def mish(input, inplace=False):
    return _either('mish', input, inplace)


def hardswish(input, inplace=False):
    return _either('hardswish', input, inplace)


def tanhshrink(input):
    return input - input.tanh()


def softsign(input):
    return input / (input.abs() + 1)


def tanh(input):
    return input.tanh()


def sigmoid(input):
    return input.sigmoid()


def _get_softmax_dim(name, ndim, stacklevel):
    warnings.warn(f'Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an '
                  'argument.', stacklevel=stacklevel)
    return 0 if ndim in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _get_softmax_dim('softmax', input.dim(), _stacklevel)
    return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _get_softmax_dim('softmin', input.dim(), _stacklevel)
    return (-input).softmax(dim) if dtype is None else (-input).softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _get_softmax_dim('log_softmax', input.dim(), _stacklevel)
    return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    if eps != 1e-10:
        warnings.warn('`eps` parameter is deprecated and has no effect.', stacklevel=2)
    gumbels = -_torch.empty_like(logits).exponential_().log()
    soft = ((logits + gumbels) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return _torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft
