"""Finding modules and loading them from files."""

import sys

from _shapetrace import is_unknown, unknown
from importlib.machinery import ModuleSpec, SourceFileLoader

MAGIC_NUMBER = b"\xa7\r\r\n"


def find_spec(name, package=None):
    if name.startswith("."):
        if not package:
            raise ValueError(f"no package specified for {name!r} (required for relative module names)")
        name = package + name
    if name in sys.modules:
        module = sys.modules[name]
        if is_unknown(module):
            return unknown(module, ModuleSpec)
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        return ModuleSpec(name, None, origin=getattr(module, "__file__", None)) if spec is None else spec
    parent, _, tail = name.rpartition(".")
    if parent:
        __import__(parent)
    from _shapetrace import find_module

    found = find_module(name)
    if is_unknown(found):
        return unknown(found, ModuleSpec)
    if found is None:
        return None
    spec = ModuleSpec(name, SourceFileLoader(name, found), origin=found)
    if found.endswith("__init__.py"):
        spec.submodule_search_locations = [found.rpartition("/")[0]]
    return spec


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    from os import fspath

    location = fspath(location)
    spec = ModuleSpec(name, loader or SourceFileLoader(name, location), origin=location)
    spec.submodule_search_locations = submodule_search_locations
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin)


def module_from_spec(spec):
    from types import ModuleType

    module = ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__file__ = spec.origin
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    level = len(name) - len(name.lstrip("."))
    base = ".".join(package.split(".")[:len(package.split(".")) - level + 1])
    return f"{base}.{name[level:]}" if name[level:] else base


class LazyLoader:
    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        self.loader.exec_module(module)
