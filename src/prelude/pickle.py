"""Pickling within one run: what was dumped comes back as a deep copy. Bytes from elsewhere are never loaded."""

from _shapetrace import is_unknown, unknown

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_MARK = b"\x80\x04shapetrace"
_kept = []


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


def _check(obj, seen):
    """Raises for what cannot be pickled."""
    kind = type(obj)
    if kind is type(_check) and "<" in obj.__qualname__:
        if "<lambda>" in obj.__qualname__ and "<locals>" not in obj.__qualname__:
            raise PicklingError(
                f"Can't pickle {obj!r}: attribute lookup {obj.__qualname__} on {obj.__module__} failed"
            )
        raise AttributeError(f"Can't pickle local object '{obj.__qualname__}'")
    if id(obj) in seen:
        return
    seen.add(id(obj))
    if kind in (list, tuple, set, frozenset):
        for item in obj:
            _check(item, seen)
    elif kind is dict:
        for key, value in obj.items():
            _check(key, seen)
            _check(value, seen)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    import copy

    if is_unknown(obj):
        return unknown(obj, bytes)
    _check(obj, set())
    _kept.append(copy.deepcopy(obj))
    return _MARK + str(len(_kept) - 1).encode() + b"."


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    data = dumps(obj, protocol)
    write = getattr(file, "write", None)
    if write is None:
        raise TypeError("file must have a 'write' attribute")
    write(data)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if is_unknown(data) or not isinstance(data, (bytes, bytearray)):
        return unknown("a pickle (never loaded)")
    return _load(bytes(data))[0]


def _load(data):
    if not data:
        raise EOFError("Ran out of input")
    if not data.startswith(_MARK):
        return unknown("a pickle (never loaded)"), len(data)
    import copy

    end = data.index(b".", len(_MARK))
    return copy.deepcopy(_kept[int(data[len(_MARK):end])]), end + 1


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if is_unknown(file):
        return unknown("a pickle (never loaded)")
    if not hasattr(file, "read"):
        raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
    at = file.tell() if hasattr(file, "tell") else None
    data = file.read()
    if is_unknown(data) or not isinstance(data, bytes):
        return unknown("a pickle (never loaded)")
    value, used = _load(data)
    if at is not None and not is_unknown(at):
        file.seek(at + used)
    return value


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self.memo = {}

    def dump(self, obj):
        dump(obj, self._file)

    def clear_memo(self):
        self.memo.clear()


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        self._file = file

    def load(self):
        return load(self._file)

    def find_class(self, module_name, global_name):
        import importlib

        return getattr(importlib.import_module(module_name), global_name)
