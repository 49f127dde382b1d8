"""Operators by library: `torch.ops.aten.add` and what packages register. docs: torch.ops"""
import sys

import _torch
from _shapetrace import unknown

_kernels = {}  # 'library::name' -> {dispatch key: Python function}
# The keys whose kernel a CPU tensor reaches, the most particular first. Others, such as those of autocast and autograd,
# only wrap it.
_CPU_KEYS = ('CPU', 'CompositeExplicitAutograd', 'CompositeImplicitAutograd', '')


def _kernel(library, name):
    """What runs when torch.ops.<library>.<name> is called."""
    kernels = _kernels.get(f'{library}::{name}', {})
    for key in _CPU_KEYS:
        if key in kernels:
            return kernels[key]
    if library in ('aten', 'prims') and name in _torch.__dict__:
        return getattr(_torch, name)
    native = getattr(sys.modules.get(f'_{library}_ops'), name, None)
    # Kernels for other devices, and those that only tell shapes, give what the one that we cannot see would give.
    for key in ('Meta', 'CUDA'):
        native = native or kernels.get(key)
    return native or unknown(f'torch.ops.{library}.{name} is not modelled')


class OpOverload:
    """An operator that a package defines. docs: torch.ops"""

    def __init__(self, library, name):
        self._name = f'{library}::{name}'
        self._place = library, name
        self.default = self

    def __call__(self, *args, **kwargs):
        return _kernel(*self._place)(*args, **kwargs)

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return self  # an overload has the same shapes

    def overloads(self):
        return ['default']


OpOverloadPacket = OpOverload


def register(library, name, function, dispatch_key=''):
    """Makes `torch.ops.<library>.<name>` call the function, when it is reached under this key."""
    _kernels.setdefault(f'{library}::{name}', {})[dispatch_key] = function


class _Namespace:
    """torch.ops.<library>"""

    def __init__(self, library):
        self._library = library

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        value = self.__dict__[name] = OpOverload(self._library, name)
        return value


class _Ops:
    """torch.ops"""
    loaded_libraries = set()

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        value = self.__dict__[name] = _Namespace(name)
        return value

    def load_library(self, path):
        pass

    def import_module(self, module):
        __import__(module)


ops = _Ops()


class _Classes:
    """torch.classes"""

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return unknown(f'torch.classes.{name} is not modelled')

    def load_library(self, path):
        pass


classes = _Classes()
