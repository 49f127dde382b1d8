"""Importing by name."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

_import = __import__


def import_module(name, package=None):
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parts[:len(parts) - level + 1])
        name = f"{base}.{name[level:]}" if name[level:] else base
    return _import(name, None, None, ("__name__",))


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    return module


def invalidate_caches():
    pass


def find_loader(name, path=None):
    from importlib.util import find_spec

    spec = find_spec(name)
    return None if spec is None else spec.loader


def __getattr__(name):
    if name == "__import__":
        return _import
    if name in ("util", "metadata", "machinery", "resources", "abc"):
        return import_module("importlib." + name)
    raise AttributeError(f"module 'importlib' has no attribute '{name}'")
