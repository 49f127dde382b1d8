"""Shapes of factors and solutions.

docs: numpy.linalg
"""

import math

import _shapetrace
from ._array import asarray, ndarray, scalar_or_array
from ._dtypes import _table, as_float
from ._elementwise import unary
from ._products import matmul
from ._reductions import _reduce


class LinAlgError(ValueError):
    pass


def _known(*sides):
    return not any(_shapetrace.is_unknown(side) for side in sides)


def _stacked(a):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    return a


def _square(a):
    a = _stacked(a)
    if _known(*a.shape[-2:]) and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def norm(x, ord=None, axis=None, keepdims=False):
    x = asarray(x)
    if isinstance(axis, tuple) and len(axis) == 2 or (axis is None and ord is not None and x.ndim == 2):
        return _reduce(x, axis, keepdims, as_float(x.dtype), lambda values: _shapetrace.unknown("a norm", float))
    if ord in (None, 2, "fro"):
        return _reduce(x, axis, keepdims, as_float(x.dtype),
                       lambda values: math.sqrt(sum([abs(value) ** 2 for value in values])))
    return _reduce(unary("abs", x), axis, keepdims, as_float(x.dtype),
                   lambda values: sum(values) if ord == 1 else _shapetrace.unknown("a norm", float))


def inv(a):
    a = _square(a)
    return ndarray._of(a.shape, as_float(a.dtype))


def pinv(a, rcond=None, hermitian=False, **ignored):
    a = _stacked(a)
    return ndarray._of(a.shape[:-2] + (a.shape[-1], a.shape[-2]), as_float(a.dtype))


def det(a):
    a = _square(a)
    return scalar_or_array(a.shape[:-2], as_float(a.dtype), None)


def slogdet(a):
    return det(a), det(a)


def matrix_rank(A, tol=None, **ignored):
    return scalar_or_array(asarray(A).shape[:-2], _table["int64"], None)


def cond(x, p=None):
    return scalar_or_array(_stacked(x).shape[:-2], _table["float64"], None)


def cholesky(a, *, upper=False):
    return inv(a)


def solve(a, b):
    a, b = _square(a), asarray(b)
    side = b.shape[0 if b.ndim == 1 else -2]
    if _known(side, a.shape[-1]) and side != a.shape[-1]:
        name, own = ("solve1", "(m,m),(m)->(m)") if b.ndim == 1 else ("solve", "(m,m),(m,n)->(m,n)")
        raise ValueError(f"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {own} "
                         f"(size {side} is different from {a.shape[-1]})")
    return ndarray._of(b.shape, as_float(a.dtype))


def lstsq(a, b, rcond=None):
    a, b = _stacked(a), asarray(b)
    rank = _shapetrace.unknown("the rank of a matrix", int)
    return (ndarray._of(a.shape[1:] + b.shape[1:], as_float(a.dtype)),
            ndarray._of((_shapetrace.unknown("the number of residuals", int),), as_float(a.dtype)), rank,
            ndarray._of((min(a.shape),), as_float(a.dtype)))


def eig(a):
    a = _square(a)
    kind = as_float(a.dtype)
    return ndarray._of(a.shape[:-1], kind), ndarray._of(a.shape, kind)


def eigh(a, UPLO="L"):
    return eig(a)


def eigvals(a):
    return eig(a)[0]


eigvalsh = eigvals


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    a = _stacked(a)
    rows, columns = a.shape[-2:]
    less, head, kind = min(rows, columns), a.shape[:-2], as_float(a.dtype)
    values = ndarray._of(head + (less,), kind)
    if not compute_uv:
        return values
    return (ndarray._of(head + (rows, rows if full_matrices else less), kind), values,
            ndarray._of(head + (columns if full_matrices else less, columns), kind))


def qr(a, mode="reduced"):
    a = _stacked(a)
    rows, columns = a.shape[-2:]
    inner = rows if mode == "complete" else min(rows, columns)
    kind = as_float(a.dtype)
    return ndarray._of(a.shape[:-2] + (rows, inner), kind), ndarray._of(a.shape[:-2] + (inner, columns), kind)


def matrix_power(a, n):
    return ndarray._of(_square(a).shape, asarray(a).dtype)


def multi_dot(arrays, *, out=None):
    result = arrays[0]
    for other in arrays[1:]:
        result = matmul(result, other)
    return result
