"""Matrix products and functions of slices."""

import _shapetrace
from ._array import array, asarray, axis_in, has_unknown, ndarray, scalar_or_array, shape_text
from ._dtypes import cast, result_type
from ._elementwise import binary, broadcast_shapes
from ._reductions import _total
from ._shaping import broadcast_to, ravel

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def _mismatch(a, b, left, right):
    raise ValueError("matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                     f"(n?,k),(k,m?)->(n?,m?) (size {right} is different from {left})")


def matmul(x1, x2, /, **ignored):
    if hasattr(x2, "requires_grad"):
        return NotImplemented
    a, b = asarray(x1), asarray(x2)
    for number, part in enumerate((a, b)):
        if part.ndim == 0:
            raise ValueError(f"matmul: Input operand {number} does not have enough dimensions (has 0, gufunc core with "
                             "signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    left, right = a.shape[-1], b.shape[0 if b.ndim == 1 else -2]
    if not has_unknown((left, right)) and left != right:
        _mismatch(a, b, left, right)
    head = broadcast_shapes(a.shape[:-2], b.shape[:-2])
    shape = head + a.shape[-2:-1] + (b.shape[-1:] if b.ndim > 1 else ())
    kind = result_type(a.dtype, b.dtype)
    values, others = a._sure(), b._sure()
    if values is None or others is None or head or a.ndim > 2 or b.ndim > 2 or has_unknown(shape):
        return scalar_or_array(shape, kind, None)
    rows, columns = a.shape[-2] if a.ndim > 1 else 1, b.shape[-1] if b.ndim > 1 else 1
    if rows * columns * left > 20000:
        return scalar_or_array(shape, kind, None)
    made = [_total([values[i * left + k] * others[k * columns + j] for k in range(left)])
            for i in range(rows) for j in range(columns)]
    return scalar_or_array(shape, kind, [cast(value, kind) for value in made])


def dot(a, b, out=None):
    a, b = asarray(a), asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return binary("mul", a, b)
    left, right = a.shape[-1], b.shape[0 if b.ndim == 1 else -2]
    if not has_unknown((left, right)) and left != right:
        place = 0 if b.ndim == 1 else b.ndim - 2
        raise ValueError(f"shapes {shape_text(a.shape)} and {shape_text(b.shape)} not aligned: {left} (dim "
                         f"{a.ndim - 1}) != {right} (dim {place})")
    if a.ndim <= 2 and b.ndim <= 2:
        return matmul(a, b)
    rest = b.shape[:-2] + b.shape[-1:] if b.ndim > 1 else ()
    return ndarray._of(a.shape[:-1] + rest, result_type(a.dtype, b.dtype))


def vdot(a, b):
    return dot(ravel(a), ravel(b))


def inner(a, b):
    a, b = asarray(a), asarray(b)
    return matmul(a, b) if b.ndim == 1 else dot(a, b.swapaxes(-1, -2))


def outer(a, b, out=None):
    return binary("mul", asarray(a).reshape(-1, 1), asarray(b).reshape(1, -1))


def kron(a, b):
    a, b = asarray(a), asarray(b)
    rank = len(a.shape) if len(a.shape) > len(b.shape) else len(b.shape)
    one, two = (1,) * (rank - a.ndim) + a.shape, (1,) * (rank - b.ndim) + b.shape
    return ndarray._of(tuple(x * y for x, y in zip(one, two)), result_type(a.dtype, b.dtype))


def cross(a, b, *args, **kwargs):
    a, b = asarray(a), asarray(b)
    return ndarray._of(broadcast_shapes(a.shape, b.shape), result_type(a.dtype, b.dtype))


def tensordot(a, b, axes=2):
    a, b = asarray(a), asarray(b)
    if isinstance(axes, int):
        one, two = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        one, two = [[part] if isinstance(part, int) else list(part) for part in axes]
    one, two = [axis_in(i, a.ndim) for i in one], [axis_in(i, b.ndim) for i in two]
    if [a.shape[i] for i in one] != [b.shape[i] for i in two]:
        raise ValueError("shape-mismatch for sum")
    shape = tuple(side for i, side in enumerate(a.shape) if i not in one) + \
        tuple(side for i, side in enumerate(b.shape) if i not in two)
    return scalar_or_array(shape, result_type(a.dtype, b.dtype), None)


def einsum(subscripts, *operands, **ignored):
    arrays = [asarray(operand) for operand in operands]
    inputs, _, output = subscripts.replace(" ", "").partition("->")
    terms = inputs.split(",")
    if "." in inputs or len(terms) != len(arrays):
        return _unknown("a sum over indices with an ellipsis", ndarray)
    sides, kind = {}, arrays[0].dtype
    for term, a in zip(terms, arrays):
        if len(term) != a.ndim:
            raise ValueError("einstein sum subscripts string contains too many subscripts for operand "
                             f"{terms.index(term)}" if len(term) > a.ndim else
                             "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
                             "provided to broadcast the extra dimensions.")
        kind = result_type(kind, a.dtype)
        for letter, side in zip(term, a.shape):
            if sides.get(letter, 1) == 1:
                sides[letter] = side
            elif side not in (1, sides[letter]):
                raise ValueError(f"operands could not be broadcast together with remapped shapes "
                                 f"[original->remapped]: {' '.join(shape_text(x.shape) for x in arrays)} ")
    if "->" not in subscripts:
        output = "".join(sorted(letter for letter in sides if inputs.count(letter) == 1))
    return scalar_or_array(tuple(sides[letter] for letter in output), kind, None)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = asarray(arr)
    axis = axis_in(axis, arr.ndim)
    one = asarray(func1d(arr[tuple(slice(None) if i == axis else 0 for i in range(arr.ndim))], *args, **kwargs))
    return scalar_or_array(arr.shape[:axis] + one.shape + arr.shape[axis + 1:], one.dtype, None)


class vectorize:
    """docs: numpy.vectorize"""

    def __init__(self, pyfunc, otypes=None, *args, **kwargs):
        self.pyfunc = pyfunc

    def __call__(self, *args, **kwargs):
        arrays = [asarray(arg) for arg in args]
        shape = broadcast_shapes(*[a.shape for a in arrays])
        columns = [broadcast_to(a, shape)._values() for a in arrays]
        if has_unknown(shape) or [1 for column in columns if column is None]:
            return _unknown("a function applied to unknown elements", ndarray)
        made = array([self.pyfunc(*row, **kwargs) for row in zip(*columns)])
        return made.reshape(shape)
