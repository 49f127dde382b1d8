"""Modules of packages."""


class ModuleInfo(tuple):
    module_finder = property(lambda self: self[0])
    name = property(lambda self: self[1])
    ispkg = property(lambda self: self[2])

    def __repr__(self):
        return f"ModuleInfo(module_finder={self[0]!r}, name={self[1]!r}, ispkg={self[2]!r})"


def iter_modules(path=None, prefix=""):
    import os

    from _shapetrace import is_unknown
    from importlib.machinery import FileFinder

    for folder in path or ():
        if not os.path.isdir(folder):
            continue
        names = os.listdir(folder)
        if is_unknown(names):
            continue
        for name in sorted(names):
            if name.endswith(".py") and name != "__init__.py":
                yield ModuleInfo((FileFinder(folder), prefix + name[:-3], False))
            elif "." not in name and os.path.isfile(os.path.join(folder, name, "__init__.py")):
                yield ModuleInfo((FileFinder(folder), prefix + name, True))


def walk_packages(path=None, prefix="", onerror=None):
    import sys

    for info in iter_modules(path, prefix):
        yield info
        if info.ispkg:
            try:
                __import__(info.name)
            except ImportError:
                if onerror is not None:
                    onerror(info.name)
            else:
                yield from walk_packages(getattr(sys.modules[info.name], "__path__", None) or [], info.name + ".", onerror)


def get_data(package, resource):
    from importlib.resources import files

    return files(package).joinpath(resource).read_bytes()


def extend_path(path, name):
    return path


def find_loader(fullname):
    from importlib import find_loader

    return find_loader(fullname)


def resolve_name(name):
    from importlib import import_module

    module, _, attribute = name.partition(":")
    value = import_module(module)
    for part in attribute.split(".") if attribute else ():
        value = getattr(value, part)
    return value
