"""Switches of libraries below torch; they are kept and change no shape. docs: torch.backends"""
import sys

_SUBMODULES = ('cpu', 'cuda', 'cudnn', 'cusparselt', 'mha', 'mkl', 'mkldnn', 'mps', 'nnpack', 'openmp', 'opt_einsum',
               'quantized', 'xeon', 'xnnpack', 'kleidiai', 'miopen')


def __getattr__(name):
    if name not in _SUBMODULES:
        from torch._names import rest_of
        return rest_of('backends')(name)
    full = 'torch.backends.' + name
    __import__(full)
    return sys.modules[full]


class Flags:
    """What the flags() context managers of the libraries are: nothing changes inside."""

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False
