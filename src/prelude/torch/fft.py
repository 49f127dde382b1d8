"""Native operators without their prefix. docs: torch.fft"""
import _torch

_NAMES = '''
    fft fft2 fftfreq fftn fftshift hfft hfft2 hfftn ifft ifft2 ifftn ifftshift ihfft ihfft2 ihfftn irfft irfft2
    irfftn rfft rfft2 rfftfreq rfftn'''.split()


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
