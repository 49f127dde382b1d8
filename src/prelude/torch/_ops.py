"""Operators by library: `torch.ops.aten.add` and what packages register. docs: torch.ops"""
import sys

import _torch
from _shapetrace import unknown

_registered = {}  # 'library::name' -> Python function


class OpOverload:
    """An operator that a package defines. docs: torch.ops"""

    def __init__(self, name, function):
        self._name = name
        self._function = function
        self.default = self

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return self  # an overload has the same shapes

    def overloads(self):
        return ['default']


OpOverloadPacket = OpOverload


def register(library, name, function):
    """Makes `torch.ops.<library>.<name>` call the function."""
    _registered[f'{library}::{name}'] = function


class _Namespace:
    """torch.ops.<library>"""

    def __init__(self, library):
        self._library = library

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        full = f'{self._library}::{name}'
        if full in _registered:
            function = _registered[full]
        elif self._library in ('aten', 'prims') and name in _torch.__dict__:
            function = getattr(_torch, name)
        else:
            native = sys.modules.get(f'_{self._library}_ops')
            function = getattr(native, name, None) if native is not None else None
            if function is None:
                function = unknown(f'torch.ops.{self._library}.{name} is not modelled')
        value = OpOverload(full, function)
        self.__dict__[name] = value
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
