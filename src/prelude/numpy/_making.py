"""Making arrays."""

import math

import _shapetrace
from ._array import array, asarray, count_of, has_unknown, ndarray
from ._dtypes import _table, dtype, generic
from ._elementwise import binary

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def _kind(kind):
    return dtype(kind)


def _shape(shape):
    if isinstance(shape, (tuple, list)) or hasattr(shape, "tolist"):
        return tuple(side.__index__() if isinstance(side, generic) else side for side in shape)
    return (shape.__index__() if isinstance(shape, generic) else shape,)


def _filled(shape, kind, value):
    shape = _shape(shape)
    if any(not _is_unknown(side) and isinstance(side, float) for side in shape):
        raise TypeError("'float' object cannot be interpreted as an integer" if len(shape) > 1 else
                        f"expected a sequence of integers or a single integer, got '{shape[0]}'")
    if any(not _is_unknown(side) and side < 0 for side in shape):
        raise ValueError("negative dimensions are not allowed")
    size = None if has_unknown(shape) else count_of(shape)
    return ndarray._of(shape, kind, [value] * size if size is not None and size <= 4096 else None)


def zeros(shape, dtype=float, order="C", *, like=None):
    kind = _kind(dtype)
    return _filled(shape, kind, {"b": False, "f": 0.0, "c": 0j}.get(kind.kind, 0))


def ones(shape, dtype=None, order="C", *, like=None):
    kind = _kind(dtype)
    return _filled(shape, kind, {"b": True, "f": 1.0, "c": 1 + 0j}.get(kind.kind, 1))


def empty(shape, dtype=float, order="C", *, like=None):
    made = _filled(shape, _kind(dtype), 0)
    made.forget()
    return made


def full(shape, fill_value, dtype=None, order="C", *, like=None):
    value = array(fill_value, dtype)
    made = _filled(shape, value.dtype, 0)
    made[...] = value
    return made


def zeros_like(a, dtype=None, order="K", subok=True, shape=None):
    a = asarray(a)
    return zeros(a.shape if shape is None else shape, dtype or a.dtype)


def ones_like(a, dtype=None, order="K", subok=True, shape=None):
    a = asarray(a)
    return ones(a.shape if shape is None else shape, dtype or a.dtype)


def empty_like(a, dtype=None, order="K", subok=True, shape=None):
    a = asarray(a)
    return empty(a.shape if shape is None else shape, dtype or a.dtype)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    a = asarray(a)
    return full(a.shape if shape is None else shape, fill_value, dtype or a.dtype)


def arange(start, stop=None, step=1, dtype=None, **ignored):
    start, stop = (0, start) if stop is None else (start, stop)
    start, stop, step = (part._value if isinstance(part, generic) else part for part in (start, stop, step))
    whole = all(isinstance(part, int) for part in (start, stop, step))
    kind = _kind(dtype) if dtype is not None else _table["int64" if whole else "float64"]
    if any(_is_unknown(part) for part in (start, stop, step)):
        count = stop if whole and not _is_unknown(start) and start == 0 and not _is_unknown(step) and step == 1 else \
            _unknown("the length of a range", int)
        return ndarray._of((count,), kind)
    count = max(0, math.ceil((stop - start) / step))
    if count > 4096:
        return ndarray._of((count,), kind)
    return array([start + i * step for i in range(count)], kind)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    kind = _kind(dtype)
    if any(_is_unknown(part) for part in (start, stop, num)) or num > 4096 or array(start).ndim or array(stop).ndim:
        out = ndarray._of((num,), kind)
        return (out, _unknown("the step of a range", float)) if retstep else out
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    steps = num - 1 if endpoint else num
    step = (stop - start) / steps if steps > 0 else math.nan
    values = [float(start) if i == 0 else i * step + start for i in range(num)]
    if endpoint and num > 1:
        values[-1] = float(stop)
    out = array(values).astype(kind)
    return (out, step) if retstep else out


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    return binary("pow", base, linspace(start, stop, num, endpoint)).astype(_kind(dtype))


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    return ndarray._of((num,), _kind(dtype))


def eye(N, M=None, k=0, dtype=float, order="C", **ignored):
    M = N if M is None else M
    kind = _kind(dtype)
    if has_unknown((N, M)) or N * M > 4096:
        return ndarray._of((N, M), kind)
    return array([[1 if j - i == k else 0 for j in range(M)] for i in range(N)]).reshape(N, M).astype(kind)


def identity(n, dtype=None, **ignored):
    return eye(n, dtype=dtype)


def diag(v, k=0):
    v = asarray(v)
    if v.ndim == 1:
        return ndarray._of((v.shape[0] + abs(k),) * 2, v.dtype)
    if v.ndim != 2:
        raise ValueError("Input must be 1- or 2-d.")
    return diagonal(v, k)


def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asarray(a)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    rows, columns = a.shape[axis1], a.shape[axis2]
    rest = tuple(side for axis, side in enumerate(a.shape) if axis not in (axis1 % a.ndim, axis2 % a.ndim))
    count = min(rows, columns - offset) if offset >= 0 else min(rows + offset, columns)
    values = a._values()
    if values is not None and a.ndim == 2:
        values = [values[(i - min(offset, 0)) * columns + i + max(offset, 0)] for i in range(max(0, count))]
        return ndarray._of((max(0, count),), a.dtype, values)
    return ndarray._of(rest + (max(0, count),), a.dtype)


def tri(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    if N * M > 4096:
        return ndarray._of((N, M), _kind(dtype))
    return array([[1 if j - i <= k else 0 for j in range(M)] for i in range(N)]).astype(_kind(dtype))


def indices(dimensions, dtype=int, sparse=False):
    return ndarray._of((len(dimensions),) + tuple(dimensions), _kind(dtype))
