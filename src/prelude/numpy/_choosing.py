"""Picking, ordering and comparing elements."""

import _shapetrace
from ._array import array, asarray, axis_in, dense_strides, has_unknown, ndarray, scalar_or_array
from ._dtypes import _table, cast
from ._elementwise import _common_dtype, _is_plain, binary, broadcast_shapes, unary
from ._making import tri, zeros
from ._reductions import all as _all
from ._shaping import broadcast_to, concatenate, ravel, stack

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def where(condition, x=None, y=None):
    condition = asarray(condition)
    if x is None and y is None:
        return nonzero(condition)
    a, b = asarray(x), asarray(y)
    shape = broadcast_shapes(condition.shape, a.shape, b.shape)
    kind = _common_dtype(a, b, _is_plain(x), _is_plain(y))
    values = [part._values() for part in (condition, a, b)]
    if has_unknown(shape) or condition._sure() is None or None in [None if v is None else 0 for v in values]:
        return ndarray._of(shape, kind)
    values = [broadcast_to(part, shape)._values() for part in (condition, a, b)]
    return ndarray._of(shape, kind, [cast(p if c else q, kind) for c, p, q in zip(*values)])


def nonzero(a):
    a = asarray(a)
    values = a._sure()
    if values is None:
        count = _unknown("how many elements are not zero", int)
        return tuple(ndarray._of((count,), _table["int64"]) for _ in a.shape)
    hits = [at for at, value in enumerate(values) if value]
    return tuple(array([at // step % side for at in hits], "int64")
                 for step, side in zip(dense_strides(a.shape), a.shape))


def flatnonzero(a):
    return nonzero(ravel(a))[0]


def argwhere(a):
    found = nonzero(a)
    return stack(found, 1) if found else ndarray._of((1, 0), _table["int64"])


def clip(a, a_min=None, a_max=None, out=None, **kwargs):
    a_min, a_max = kwargs.get("min", a_min), kwargs.get("max", a_max)
    result = asarray(a)
    if a_min is not None:
        result = binary("maximum", result, a_min)
    if a_max is not None:
        result = binary("minimum", result, a_max)
    return result


_builtin_round = round


def round(a, decimals=0, out=None):
    a = asarray(a)
    values = a._values()
    if values is not None:
        whole = a.dtype.kind in "iub"
        values = [value if whole or _is_unknown(value) else _builtin_round(value, decimals) for value in values]
    return scalar_or_array(a.shape, a.dtype, values)


around = round_ = round


def sort(a, axis=-1, kind=None, order=None, **ignored):
    a = asarray(a)
    if axis is None:
        a = a.reshape(-1)
    values = a._sure()
    return ndarray._of(a.shape, a.dtype, sorted(values) if values is not None and a.ndim == 1 else None)


def argsort(a, axis=-1, kind=None, order=None, **ignored):
    a = asarray(a)
    values = a._sure()
    found = sorted(range(len(values)), key=values.__getitem__) if values is not None and a.ndim == 1 else None
    return ndarray._of(a.shape, _table["int64"], found)


def partition(a, kth, axis=-1, **ignored):
    a = asarray(a)
    return ndarray._of(a.shape, a.dtype)


def argpartition(a, kth, axis=-1, **ignored):
    return ndarray._of(asarray(a).shape, _table["int64"])


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, **ignored):
    ar = asarray(ar)
    values = ar._sure() if axis is None else None
    if values is None:
        count = _unknown("how many different elements there are", int)
        rest = ar.shape[1:] if axis is not None else ()
        first, index, inverse, counts = (ndarray._of((count,) + rest, ar.dtype), *(
            ndarray._of((side,), _table["int64"]) for side in (count, ar.size, count)))
    else:
        kinds = sorted(set(values))
        first = ndarray._of((len(kinds),), ar.dtype, kinds)
        index = array([values.index(value) for value in kinds], "int64")
        inverse = array([kinds.index(value) for value in values], "int64").reshape(ar.shape)
        counts = array([values.count(value) for value in kinds], "int64")
    more = [part for part, wanted in ((index, return_index), (inverse, return_inverse), (counts, return_counts))
            if wanted]
    return (first, *more) if more else first


def bincount(x, /, weights=None, minlength=0):
    values = asarray(x)._sure()
    kind = _table["int64" if weights is None else "float64"]
    if values is None or weights is not None:
        return ndarray._of((_unknown("the largest element", int),), kind)
    count = max([minlength] + [value + 1 for value in values])
    return array([values.count(i) for i in range(count)], kind)


def histogram(a, bins=10, range=None, density=None, weights=None):
    count = bins if isinstance(bins, int) else len(bins) - 1
    return ndarray._of((count,), _table["int64"]), ndarray._of((count + 1,), _table["float64"])


def searchsorted(a, v, side="left", sorter=None):
    return scalar_or_array(asarray(v).shape, _table["int64"], None)


def digitize(x, bins, right=False):
    return searchsorted(bins, x)


def interp(x, xp, fp, **ignored):
    return scalar_or_array(asarray(x).shape, _table["float64"], None)


def isin(element, test_elements, **ignored):
    element = asarray(element)
    values, among = element._sure(), asarray(test_elements)._sure()
    return scalar_or_array(element.shape, _table["bool"],
                           None if values is None or among is None else [value in among for value in values])


in1d = isin


def intersect1d(ar1, ar2, **ignored):
    a, b = asarray(ar1)._sure(), asarray(ar2)._sure()
    if a is None or b is None:
        return ndarray._of((_unknown("how many elements are in both", int),), asarray(ar1).dtype)
    return array(sorted(set(a) & set(b)))


def union1d(ar1, ar2):
    return unique(concatenate([ravel(ar1), ravel(ar2)]))


def setdiff1d(ar1, ar2, assume_unique=False):
    a, b = asarray(ar1)._sure(), asarray(ar2)._sure()
    if a is None or b is None:
        return ndarray._of((_unknown("how many elements are left", int),), asarray(ar1).dtype)
    return array(sorted(set(a) - set(b)), asarray(ar1).dtype)


def take(a, indices, axis=None, out=None, mode="raise"):
    a = asarray(a)
    return a.reshape(-1)[asarray(indices)] if axis is None else \
        a[(slice(None),) * axis_in(axis, a.ndim) + (asarray(indices),)]


def take_along_axis(arr, indices, axis):
    return ndarray._of(asarray(indices).shape, asarray(arr).dtype)


def choose(a, choices, out=None, mode="raise"):
    return ndarray._of(asarray(a).shape, asarray(choices).dtype)


def compress(condition, a, axis=None, out=None):
    return asarray(a).reshape(-1)[asarray(condition)]


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(_all(isclose(a, b, rtol, atol)))


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    b = asarray(b)
    return binary("le", unary("abs", binary("sub", asarray(a), b)), binary("add", unary("abs", b) * rtol, atol))


def array_equal(a1, a2, equal_nan=False):
    a, b = asarray(a1), asarray(a2)
    if a.ndim != b.ndim:
        return False
    if not has_unknown(a.shape + b.shape) and a.shape != b.shape:
        return False
    return bool(_all(binary("eq", a, b)))


def conj(x, *args):
    return unary("conj", x)


def tril(m, k=0):
    m = asarray(m)
    mask = tri(*m.shape[-2:], k=k, dtype=bool)
    return where(mask, m, zeros(1, m.dtype))


def triu(m, k=0):
    m = asarray(m)
    mask = tri(*m.shape[-2:], k=k - 1, dtype=bool)
    return where(mask, zeros(1, m.dtype), m)
