"""Documentation of programs: here only what others use it for, finding an object by its dotted name."""

import sys

__all__ = ["locate", "resolve", "safeimport", "ErrorDuringImport"]


class ErrorDuringImport(Exception):
    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


def safeimport(path, forceload=0, cache={}):
    """The module, None where there is none; what goes wrong inside of one is an ErrorDuringImport."""
    try:
        module = __import__(path)
    except ImportError as problem:
        if problem.name == path:
            return None
        raise ErrorDuringImport(path, sys.exc_info())
    except Exception:
        raise ErrorDuringImport(getattr(sys.modules.get(path), "__file__", path), sys.exc_info())
    for part in path.split(".")[1:]:
        try:
            module = getattr(module, part)
        except AttributeError:
            return None
    return module


def locate(path, forceload=0):
    import builtins

    parts = [part for part in path.split(".") if part]
    module, n = None, 0
    while n < len(parts):
        found = safeimport(".".join(parts[:n + 1]), forceload)
        if not found:
            break
        module, n = found, n + 1
    found = module if module else builtins
    for part in parts[n:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0):
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError("No Python documentation found for %r.\n"
                              "Use help() to get the interactive help utility.\n"
                              "Use help(str) for help on the str class." % thing)
        return found, thing
    name = getattr(thing, "__name__", None)
    return thing, name if isinstance(name, str) else None
