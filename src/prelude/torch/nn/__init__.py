"""Layers, losses and what belongs to them; each is loaded when it is first asked for. docs: torch.nn"""
import sys

from torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

_SUBMODULES = ('attention', 'common_types', 'functional', 'grad', 'init', 'modules', 'parallel', 'parameter', 'utils',
               'quantized', 'qat', 'quantizable', 'intrinsic', '_reduction', 'cpp')


def factory_kwargs(kwargs):
    """device, dtype and memory_format, given directly or in a dict. docs: torch.nn.factory_kwargs"""
    if kwargs is None:
        return {}
    names = {'device', 'dtype', 'memory_format'}
    unexpected = kwargs.keys() - (names | {'factory_kwargs'})
    if unexpected:
        raise TypeError(f'unexpected kwargs {unexpected}')
    picked = dict(kwargs.get('factory_kwargs', {}))
    for name in names:
        if name in kwargs:
            if name in picked:
                raise TypeError(f'{name} specified twice, in **kwargs and in factory_kwargs')
            picked[name] = kwargs[name]
    return picked


def __getattr__(name):
    if name in _SUBMODULES:
        full = 'torch.nn.' + name
        __import__(full)
        return sys.modules[full]
    if name == 'DataParallel':
        from torch.nn.parallel import DataParallel as value
    else:
        from torch.nn import modules
        if name not in modules.__all__ and name not in modules._SUBMODULES:
            raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")
        value = getattr(modules, name)
    globals()[name] = value
    return value


def __dir__():
    from torch.nn import modules
    return sorted([*globals(), *modules.__all__, *_SUBMODULES, 'DataParallel'])
