"""Sums, means and other numbers that stand for many. (The names of some shadow built-in ones here.)"""

import math

import _shapetrace
from ._array import array, asarray, axis_in, count_of, ndarray, scalar_or_array
from ._dtypes import _table, cast, dtype
from ._elementwise import binary
from ._making import _kind, diagonal
from ._shaping import atleast_2d

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def _axes(axis, rank):
    if axis is None:
        return list(range(rank))
    found = [axis_in(one.__index__(), rank) for one in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    if len(set(found)) != len(found):
        raise ValueError("duplicate value in 'axis'")
    return sorted(found)


def _reduce(a, axis, keepdims, kind, run, needs=None):
    """Reduces along `axis`; `run` gets the list of elements that fall together."""
    a = asarray(a)
    if _is_unknown(a):
        return _unknown("a reduction of an unknown array")
    axes = _axes(axis, a.ndim)
    kept = [place for place in range(a.ndim) if place not in axes]
    shape = tuple(1 if place in axes else side for place, side in enumerate(a.shape)) if keepdims else \
        tuple(a.shape[place] for place in kept)
    size = count_of(a.shape[place] for place in axes)
    if needs is not None and not _is_unknown(size) and size == 0:
        raise ValueError(needs)
    values = a._sure()
    if values is not None:
        values = a.transpose(kept + axes)._values() if a.ndim > 1 else values
        count = count_of(a.shape[place] for place in kept)
        values = [run(values[i * size:(i + 1) * size]) for i in range(count)]
        values = [cast(value, kind) for value in values]
    return scalar_or_array(shape, kind, values)


def _sum_kind(a, kind):
    if kind is not None:
        return dtype(kind)
    own = asarray(a).dtype
    if own.kind in "bi":
        return _table["int64"]
    return _table["uint64"] if own.kind == "u" else own


def _total(values):
    total = 0
    for value in values:
        total = total + value
    return total


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
    return _reduce(a, axis, keepdims, _sum_kind(a, dtype), _total)


def _product(values):
    total = 1
    for value in values:
        total = total * value
    return total


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
    return _reduce(a, axis, keepdims, _sum_kind(a, dtype), _product)


def _average(values):
    return _total(values) / len(values) if values else math.nan


def mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    return _reduce(a, axis, keepdims, _kind(dtype) if dtype is not None else _mean_kind(a), _average)


def _mean_kind(a):
    own = asarray(a).dtype
    return own if own.kind in "fc" else _table["float64"]


def _spread(ddof):
    def run(values):
        middle = _average(values)
        return _total([(value - middle) ** 2 for value in values]) / (len(values) - ddof) if len(values) > ddof else \
            math.nan

    return run


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **ignored):
    return _reduce(a, axis, keepdims, _mean_kind(a), _spread(ddof))


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, **ignored):
    run = _spread(ddof)
    return _reduce(a, axis, keepdims, _mean_kind(a), lambda values: math.sqrt(run(values)))


def _largest(values):
    best = values[0]
    for value in values[1:]:
        if value > best or value != value:
            best = value
    return best


def _smallest(values):
    best = values[0]
    for value in values[1:]:
        if value < best or value != value:
            best = value
    return best


def amax(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _reduce(a, axis, keepdims, asarray(a).dtype, _largest,
                   "zero-size array to reduction operation maximum which has no identity")


def amin(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _reduce(a, axis, keepdims, asarray(a).dtype, _smallest,
                   "zero-size array to reduction operation minimum which has no identity")


max, min = amax, amin
nansum, nanmean, nanmax, nanmin, nanstd, nanvar = sum, mean, amax, amin, std, var


def ptp(a, axis=None, out=None, keepdims=False):
    return _reduce(a, axis, keepdims, asarray(a).dtype, lambda values: _largest(values) - _smallest(values))


def any(a, axis=None, out=None, keepdims=False, *, where=True):
    return _reduce(a, axis, keepdims, _table["bool"], lambda values: True in [bool(value) for value in values])


def all(a, axis=None, out=None, keepdims=False, *, where=True):
    return _reduce(a, axis, keepdims, _table["bool"], lambda values: False not in [bool(value) for value in values])


def argmax(a, axis=None, out=None, *, keepdims=False):
    return _reduce(a, axis, keepdims, _table["int64"], lambda values: values.index(_largest(values)),
                   "attempt to get argmax of an empty sequence")


def argmin(a, axis=None, out=None, *, keepdims=False):
    return _reduce(a, axis, keepdims, _table["int64"], lambda values: values.index(_smallest(values)),
                   "attempt to get argmin of an empty sequence")


def count_nonzero(a, axis=None, *, keepdims=False):
    return _reduce(a, axis, keepdims, _table["int64"], lambda values: len([value for value in values if value]))


def _middle(values):
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    return _reduce(a, axis, keepdims, _mean_kind(a), _middle)


nanmedian = median


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    return mean(a, axis, keepdims=keepdims) if weights is None else \
        sum(binary("mul", asarray(a), weights), axis) / sum(weights, axis)


def quantile(a, q, axis=None, *args, keepdims=False, **kwargs):
    one = _reduce(a, axis, keepdims, _mean_kind(a), lambda values: _unknown("a quantile", float))
    many = asarray(q).shape
    return ndarray._of(many + asarray(one).shape, _mean_kind(a)) if many else one


percentile = nanpercentile = nanquantile = quantile


def _running(a, axis, kind, step):
    a = asarray(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    axis_in(axis, a.ndim)
    values = a._sure()
    if values is None or a.ndim != 1:
        return ndarray._of(a.shape, kind)
    out, total = [], None
    for value in values:
        total = value if total is None else step(total, value)
        out.append(total)
    return array(out, kind) if out else ndarray._of(a.shape, kind)


def cumsum(a, axis=None, dtype=None, out=None):
    return _running(a, axis, _sum_kind(a, dtype), lambda x, y: x + y)


def cumprod(a, axis=None, dtype=None, out=None):
    return _running(a, axis, _sum_kind(a, dtype), lambda x, y: x * y)


def diff(a, n=1, axis=-1, **ignored):
    a = asarray(a)
    for _ in range(n):
        before = (slice(None),) * axis_in(axis, a.ndim)
        a = binary("sub", a[before + (slice(1, None),)], a[before + (slice(None, -1),)])
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    f = asarray(f)
    made = [ndarray._of(f.shape, _mean_kind(f)) for _ in range(f.ndim)]
    return made[0] if f.ndim == 1 or isinstance(axis, int) else made


def cov(m, y=None, rowvar=True, **ignored):
    m = atleast_2d(m)
    side = m.shape[0 if rowvar else 1]
    return ndarray._of((side, side) if m.shape[0] != 1 else (), _table["float64"])


corrcoef = cov


def trace(a, offset=0, axis1=0, axis2=1, **ignored):
    return sum(diagonal(a, offset, axis1, axis2), axis=-1)
