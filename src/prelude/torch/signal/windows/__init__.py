"""Windows of M points; periodic ones (sym=False) are symmetric ones of M + 1 without the last point.
docs: torch.signal.windows; errors: torch/signal/windows/windows.py
"""
import math

import torch

__all__ = ['bartlett', 'blackman', 'cosine', 'exponential', 'gaussian', 'general_cosine', 'general_hamming', 'hamming',
           'hann', 'kaiser', 'nuttall']


def _check(name, M, dtype, layout):
    """The element type of the window, once its arguments are found to make sense."""
    dtype = torch.get_default_dtype() if dtype is None else dtype
    if M < 0:
        raise ValueError(f'{name} requires non-negative window length, got M={M}')
    if layout is not torch.strided:
        raise ValueError(f'{name} is implemented for strided tensors only, got: {layout}')
    if dtype not in [torch.float32, torch.float64]:
        raise ValueError(f'{name} expects float32 or float64 dtypes, got: {dtype}')
    return dtype


def _length(M, sym):
    """Steps between the first point and the last one of the symmetric window."""
    return M if not sym and M > 1 else M - 1


def exponential(M, *, center=None, tau=1.0, sym=True, dtype=None, layout=torch.strided, device=None,
                requires_grad=False):
    """M -> (M). docs: torch.signal.windows.exponential"""
    dtype = _check('exponential', M, dtype, layout)
    if tau <= 0:
        raise ValueError(f'Tau must be positive, got: {tau} instead.')
    if sym and center is not None:
        raise ValueError('Center must be None for symmetric windows')
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    center = _length(M, sym) / 2.0 if center is None else center
    return torch.exp(-torch.abs(torch.linspace(-center / tau, (M - 1 - center) / tau, M, **made)))


def cosine(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.cosine"""
    dtype = _check('cosine', M, dtype, layout)
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    step = math.pi / (M + 1 if not sym and M > 1 else M)
    return torch.sin(torch.linspace(0.5 * step, (M - 0.5) * step, M, **made))


def gaussian(M, *, std=1.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.gaussian"""
    dtype = _check('gaussian', M, dtype, layout)
    if std <= 0:
        raise ValueError(f'Standard deviation must be positive, got: {std} instead.')
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    scale = std * math.sqrt(2)
    start = -_length(M, sym) / 2.0
    return torch.exp(-torch.linspace(start / scale, (start + M - 1) / scale, M, **made) ** 2)


def kaiser(M, *, beta=12.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.kaiser"""
    dtype = _check('kaiser', M, dtype, layout)
    if beta < 0:
        raise ValueError(f'beta must be non-negative, got: {beta} instead.')
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    if M == 1:
        return torch.ones((1,), **made)
    beta = torch.tensor(beta, dtype=dtype, device=device).item()  # as large as the type can hold
    step = 2.0 * beta / _length(M, sym)
    k = torch.linspace(-beta, -beta + (M - 1) * step, M, **made)
    return torch.i0(torch.sqrt(beta * beta - torch.pow(k, 2))) / torch.i0(torch.tensor(beta, dtype=dtype, device=device))


def bartlett(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.bartlett"""
    dtype = _check('bartlett', M, dtype, layout)
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    if M == 1:
        return torch.ones((1,), **made)
    step = 2.0 / _length(M, sym)
    return 1 - torch.abs(torch.linspace(-1, -1 + (M - 1) * step, M, **made))


def general_cosine(M, *, a, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M): a sum of cosines with the weights a. docs: torch.signal.windows.general_cosine"""
    dtype = _check('general_cosine', M, dtype, layout)
    made = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
    if M == 0:
        return torch.empty((0,), **made)
    if M == 1:
        return torch.ones((1,), **made)
    if not hasattr(a, '__iter__'):
        raise TypeError('Coefficients must be a list/tuple')
    if not a:
        raise ValueError('Coefficients cannot be empty')
    step = 2 * math.pi / _length(M, sym)
    k = torch.linspace(0, (M - 1) * step, M, **made)
    weights = torch.tensor([(-1) ** i * weight for i, weight in enumerate(a)], dtype=dtype, device=device)
    order = torch.arange(len(a), dtype=dtype, device=device)
    return (weights.unsqueeze(-1) * torch.cos(order.unsqueeze(-1) * k)).sum(0)


def general_hamming(M, *, alpha=0.54, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.general_hamming"""
    return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout, device=device,
                          requires_grad=requires_grad)


def hamming(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.hamming"""
    return general_hamming(M, sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)


def hann(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.hann"""
    return general_hamming(M, alpha=0.5, sym=sym, dtype=dtype, layout=layout, device=device,
                           requires_grad=requires_grad)


def blackman(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.blackman"""
    dtype = _check('blackman', M, dtype, layout)
    return general_cosine(M, a=[0.42, 0.5, 0.08], sym=sym, dtype=dtype, layout=layout, device=device,
                          requires_grad=requires_grad)


def nuttall(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
    """M -> (M). docs: torch.signal.windows.nuttall"""
    return general_cosine(M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], sym=sym, dtype=dtype, layout=layout,
                          device=device, requires_grad=requires_grad)
