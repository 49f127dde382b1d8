"""Fourier transforms by their shapes. docs: torch.fft; errors: aten/src/ATen/native/SpectralOps.cpp"""
import builtins

import _torch

_NAMES = '''
    fft fft2 fftfreq fftn fftshift hfft hfft2 hfftn ifft ifft2 ifftn ifftshift ihfft ihfft2 ihfftn irfft irfft2
    irfftn rfft rfft2 rfftfreq rfftn'''.split()

_COMPLEX = {_torch.float16: _torch.complex32, _torch.float64: _torch.complex128, _torch.complex128: _torch.complex128,
            _torch.complex32: _torch.complex32}
_REAL = {_torch.complex32: _torch.float16, _torch.complex128: _torch.float64, _torch.float64: _torch.float64,
         _torch.float16: _torch.float16}
_NORMS = (None, 'forward', 'backward', 'ortho')


def _result(input, sizes, real):
    kinds = _REAL if real else _COMPLEX
    dtype = kinds.get(input.dtype, _torch.float32 if real else _torch.complex64)
    out = _torch.empty(sizes, dtype=dtype, device=input.device)
    if input.requires_grad and _torch.is_grad_enabled():
        out.requires_grad_()
    return out


def _wrap(dim, rank):
    low, high = (-rank, rank - 1) if rank else (-1, 0)
    if not low <= dim <= high:
        raise IndexError(f'Dimension out of range (expected to be in range of [{low}, {high}], but got {dim})')
    return dim + rank if dim < 0 else dim


def _along(name, input, n, dim, norm, real_input, real_output):
    """One dimension: n is the length of the signal, what the other side has follows from it."""
    if real_input and input.is_complex():
        raise TypeError(f'{name} expects a real input tensor, but got {_scalar_name(input.dtype)}')
    dim = _wrap(dim, input.dim())
    sizes = list(input.shape)
    if n is None:
        n = 2 * (sizes[dim] - 1) if real_output else sizes[dim]
    if n < 1:
        raise RuntimeError(f'Invalid number of data points ({n}) specified')
    if norm not in _NORMS:
        raise RuntimeError(f'Invalid normalization mode: "{norm}"')
    sizes[dim] = n // 2 + 1 if real_input else n
    return _result(input, sizes, real_output)


def _scalar_name(dtype):
    return {_torch.complex64: 'ComplexFloat', _torch.complex128: 'ComplexDouble',
            _torch.complex32: 'ComplexHalf'}.get(dtype, 'ComplexFloat')


def _over(name, input, s, dim, norm, real_input, real_output):
    """Several dimensions; the last of them is the one that is halved."""
    if real_input and input.is_complex():
        raise TypeError(f'{name} expects a real-valued input tensor, but got {_scalar_name(input.dtype)}')
    rank = input.dim()
    if dim is None:
        dim = builtins.range(rank) if s is None else builtins.range(rank - len(s), rank)
    elif isinstance(dim, int):
        dim = (dim,)
    dims = [_wrap(d, rank) for d in dim]
    if len(set(dims)) != len(dims):
        raise RuntimeError('FFT dims must be unique')
    if s is not None and len(s) != len(dims):
        raise RuntimeError('When given, dim and shape arguments must have the same length')
    sizes = list(input.shape)
    for at, d in enumerate(dims):
        if s is not None and s[at] != -1:
            sizes[d] = s[at]
        elif real_output and at == len(dims) - 1:
            sizes[d] = 2 * (sizes[d] - 1)
        if sizes[d] < 1:
            raise RuntimeError(f'Invalid number of data points ({sizes[d]}) specified')
    if norm not in _NORMS:
        raise RuntimeError(f'Invalid normalization mode: "{norm}"')
    if real_input and dims:
        sizes[dims[-1]] = sizes[dims[-1]] // 2 + 1
    return _result(input, sizes, real_output)


def fft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('fft', input, n, dim, norm, False, False)


def ifft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('ifft', input, n, dim, norm, False, False)


def rfft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('rfft', input, n, dim, norm, True, False)


def ihfft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('ihfft', input, n, dim, norm, True, False)


def irfft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('irfft', input, n, dim, norm, False, True)


def hfft(input, n=None, dim=-1, norm=None, *, out=None):
    return _along('hfft', input, n, dim, norm, False, True)


def fft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    return _over('fft2', input, s, dim, norm, False, False)


def ifft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    return _over('ifft2', input, s, dim, norm, False, False)


def rfft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    return _over('rfftn', input, s, dim, norm, True, False)


def irfft2(input, s=None, dim=(-2, -1), norm=None, *, out=None):
    return _over('irfftn', input, s, dim, norm, False, True)


def fftn(input, s=None, dim=None, norm=None, *, out=None):
    return _over('fftn', input, s, dim, norm, False, False)


def ifftn(input, s=None, dim=None, norm=None, *, out=None):
    return _over('ifftn', input, s, dim, norm, False, False)


def rfftn(input, s=None, dim=None, norm=None, *, out=None):
    return _over('rfftn', input, s, dim, norm, True, False)


def irfftn(input, s=None, dim=None, norm=None, *, out=None):
    return _over('irfftn', input, s, dim, norm, False, True)


def fftshift(input, dim=None):
    dims = dim if isinstance(dim, (tuple, list)) else () if dim is None else (dim,)
    return _torch.flip(input, list(dims))  # another order of the elements, the same shape


ifftshift = fftshift


def fftfreq(n, d=1.0, *, dtype=None, device=None, **_):
    return _torch.empty([n], dtype=dtype or _torch.get_default_dtype(), device=device)


def rfftfreq(n, d=1.0, *, dtype=None, device=None, **_):
    return _torch.empty([n // 2 + 1], dtype=dtype or _torch.get_default_dtype(), device=device)


def __getattr__(name):
    if name == 'Tensor':
        return _torch.Tensor
    if name not in _NAMES:
        raise AttributeError(f"module 'torch.fft' has no attribute '{name}'")
    value = getattr(_torch, 'fft_' + name)
    globals()[name] = value
    return value


def __dir__():
    return _NAMES
