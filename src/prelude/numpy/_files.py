"""Arrays in files: not read, not written."""

import _shapetrace
from ._array import ndarray

_unknown = _shapetrace.unknown


def load(file, *args, **kwargs):
    return _unknown("an array from a file", ndarray)


def loadtxt(fname, *args, **kwargs):
    return _unknown("an array from a file", ndarray)


genfromtxt = fromfile = memmap = fromregex = loadtxt


def frombuffer(buffer, dtype=float, count=-1, offset=0, **ignored):
    from ._dtypes import dtype as make
    size = _unknown("how many elements a buffer holds", int) if count == -1 else count
    return ndarray._of((size,), make(dtype) if not isinstance(dtype, type) or dtype is not float else make(None))


def fromstring(string, dtype=float, count=-1, *, sep="", **ignored):
    return frombuffer(string, dtype, count)


def fromiter(iter, dtype, count=-1, **ignored):
    from ._array import array
    return array(list(iter), dtype)


def save(file, arr, *args, **kwargs):
    pass


savetxt = savez = savez_compressed = save
