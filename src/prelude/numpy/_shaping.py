"""The same elements in other shapes, arrays joined and split."""

import _shapetrace
from ._array import array, asarray, axis_in, count_of, has_unknown, ndarray, shape_text
from ._dtypes import cast, generic, result_type
from ._elementwise import broadcast_shapes
from ._making import _kind, _shape, full

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def reshape(a, shape, order="C", **ignored):
    return asarray(a).reshape(shape)


def ravel(a, order="C"):
    return asarray(a).reshape(-1)


def transpose(a, axes=None):
    return asarray(a).transpose(axes)


permute_dims = transpose


def swapaxes(a, axis1, axis2):
    return asarray(a).swapaxes(axis1, axis2)


def moveaxis(a, source, destination):
    a = asarray(a)
    source = [axis_in(i, a.ndim) for i in (source if isinstance(source, (tuple, list)) else [source])]
    target = [axis_in(i, a.ndim) for i in (destination if isinstance(destination, (tuple, list)) else [destination])]
    order = [axis for axis in range(a.ndim) if axis not in source]
    for to, axis in sorted(zip(target, source)):
        order.insert(to, axis)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    a = asarray(a)
    axis = axis_in(axis, a.ndim)
    return moveaxis(a, axis, start - 1 if axis < start else start)


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    a = asarray(a)
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    rank = a.ndim + len(axes)
    axes = [axis_in(one, rank) for one in axes]
    sides = iter(a.shape)
    return a.reshape(tuple(1 if place in axes else next(sides) for place in range(rank)))


def broadcast_to(a, shape, subok=False):
    a = asarray(a)
    shape = _shape(shape)
    message = (f"operands could not be broadcast together with remapped shapes [original->remapped]: "
               f"{shape_text(a.shape)}  and requested shape {shape_text(shape)}")
    if len(shape) < a.ndim:
        raise ValueError("input operand has more dimensions than allowed by the axis remapping")
    own = (1,) * (len(shape) - a.ndim) + a.shape
    if any(not _is_unknown(x) and not _is_unknown(y) and x not in (1, y) for x, y in zip(own, shape)):
        raise ValueError(message)
    if a._strides is None or has_unknown(shape):
        return ndarray._of(shape, a.dtype)
    steps = (0,) * (len(shape) - a.ndim) + a._strides
    return a._view(shape, [0 if x == 1 and y != 1 else step for x, y, step in zip(own, shape, steps)])


def broadcast_arrays(*args, subok=False):
    arrays = [asarray(a) for a in args]
    shape = broadcast_shapes(*[a.shape for a in arrays])
    return tuple(broadcast_to(a, shape) for a in arrays)


def atleast_1d(*arys):
    made = [a if a.ndim else a.reshape(1) for a in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_2d(*arys):
    made = [a if a.ndim > 1 else a.reshape((1,) * (2 - a.ndim) + a.shape) for a in map(asarray, arys)]
    return made[0] if len(made) == 1 else tuple(made)


def atleast_3d(*arys):
    made = [a if a.ndim > 2 else a.reshape((1,) * (2 - a.ndim) + a.shape + (1,) * (1 if a.ndim else 1))
            for a in map(asarray, arys)]
    made = [a if a.ndim == 3 else a.reshape(a.shape + (1,) * (3 - a.ndim)) for a in made]
    return made[0] if len(made) == 1 else tuple(made)


def _joined_dtype(arrays, kind=None):
    if kind is not None:
        return _kind(kind)
    found = arrays[0].dtype
    for a in arrays[1:]:
        found = result_type(found, a.dtype)
    return found


def _listed(arrays):
    return [array(a, copy=False) for a in arrays]


def concatenate(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    if _is_unknown(arrays):
        return _unknown("a join of unknown arrays", ndarray)
    arrays = _listed(arrays)
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    if any(_is_unknown(a) for a in arrays):
        return _unknown("a join of unknown arrays", ndarray)
    if axis is None:
        arrays, axis = [a.reshape(-1) for a in arrays], 0
    rank = arrays[0].ndim
    if rank == 0:
        raise ValueError("zero-dimensional arrays cannot be concatenated")
    axis = axis_in(axis, rank)
    first = list(arrays[0].shape)
    total = first[axis]
    for number, other in enumerate(arrays[1:], 1):
        if other.ndim != rank:
            raise ValueError("all the input arrays must have same number of dimensions, but the array at index 0 has "
                             f"{rank} dimension(s) and the array at index {number} has {other.ndim} dimension(s)")
        for place in range(rank):
            one, two = first[place], other.shape[place]
            if place == axis:
                total = total + two
            elif _is_unknown(one):
                first[place] = two
            elif not _is_unknown(two) and one != two:
                raise ValueError("all the input array dimensions except for the concatenation axis must match exactly, "
                                 f"but along dimension {place}, the array at index 0 has size {one} and the array at "
                                 f"index {number} has size {two}")
    first[axis] = total
    values = None
    every = [a._values() for a in arrays]
    if not has_unknown(first) and all(one is not None for one in every):
        inner = [count_of(a.shape[axis:]) for a in arrays]
        values = []
        for block in range(count_of(first[:axis])):
            for one, size in zip(every, inner):
                values += one[block * size:(block + 1) * size]
    kind = _joined_dtype(arrays)
    made = ndarray._of(first, kind, None if values is None else [cast(value, kind) for value in values])
    return made if dtype is None else made.astype(dtype)


concat = concatenate


def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    if _is_unknown(arrays):
        return _unknown("a stack of unknown arrays", ndarray)
    arrays = _listed(arrays)
    if not arrays:
        raise ValueError("need at least one array to stack")
    if any(_is_unknown(a) for a in arrays):
        return _unknown("a stack of unknown arrays", ndarray)
    shape = arrays[0].shape
    for other in arrays[1:]:
        if other.ndim != len(shape) or any(not _is_unknown(x) and not _is_unknown(y) and x != y
                                           for x, y in zip(shape, other.shape)):
            raise ValueError("all input arrays must have the same shape")
    axis = axis_in(axis, len(shape) + 1)
    return concatenate([expand_dims(a, axis) for a in arrays], axis, dtype=dtype)


def vstack(tup, **options):
    return concatenate([atleast_2d(a) for a in tup], 0, **options)


row_stack = vstack


def hstack(tup, **options):
    arrays = [atleast_1d(a) for a in tup]
    return concatenate(arrays, 0 if arrays and arrays[0].ndim == 1 else 1, **options)


def dstack(tup):
    return concatenate([atleast_3d(a) for a in tup], 2)


def column_stack(tup):
    return concatenate([a if a.ndim > 1 else a.reshape(-1, 1) for a in map(asarray, tup)], 1)


def append(arr, values, axis=None):
    return concatenate([ravel(arr), ravel(values)] if axis is None else [arr, values], axis or 0)


def array_split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    side = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        count = indices_or_sections
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        size, more = divmod(side, count)
        ends, at = [0], 0
        for number in range(count):
            at = at + size + (1 if number < more else 0)
            ends.append(at)
    else:
        ends = [0, *indices_or_sections, side]
    before = (slice(None),) * axis_in(axis, ary.ndim)
    return [ary[before + (slice(start, max(start, end) if start >= 0 else end),)]
            for start, end in zip(ends[:-1], ends[1:])]


def split(ary, indices_or_sections, axis=0):
    ary = asarray(ary)
    if isinstance(indices_or_sections, int) and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 1 if asarray(ary).ndim > 1 else 0)


def unstack(x, *, axis=0):
    return tuple(moveaxis(x, axis, 0))


def repeat(a, repeats, axis=None):
    a = asarray(a)
    if axis is None:
        a, axis = a.reshape(-1), 0
    axis = axis_in(axis, a.ndim)
    if isinstance(repeats, int):
        picks = None if _is_unknown(repeats) or _is_unknown(a.shape[axis]) else \
            [i for i in range(a.shape[axis]) for _ in range(repeats)] if a.size * repeats <= 4096 else None
        total = a.shape[axis] * repeats
    else:
        repeats = asarray(repeats).tolist()
        picks = [i for i, times in enumerate(repeats) for _ in range(times)]
        total = len(picks)
    if picks is None:
        return ndarray._of(a.shape[:axis] + (total,) + a.shape[axis + 1:], a.dtype)
    return a[(slice(None),) * axis + (picks,)]


def tile(A, reps):
    a = asarray(A)
    reps = tuple(reps) if isinstance(reps, (tuple, list)) else (reps,)
    rank = max(a.ndim, len(reps))
    a = a.reshape((1,) * (rank - a.ndim) + a.shape)
    for axis, times in enumerate((1,) * (rank - len(reps)) + reps):
        if _is_unknown(times):
            a = ndarray._of(a.shape[:axis] + (a.shape[axis] * times,) + a.shape[axis + 1:], a.dtype)
        elif times != 1:
            a = concatenate([a] * times, axis) if times else a[(slice(None),) * axis + (slice(0, 0),)]
    return a.copy()


def flip(m, axis=None):
    m = asarray(m)
    axes = range(m.ndim) if axis is None else axis if isinstance(axis, (tuple, list)) else (axis,)
    axes = [axis_in(one, m.ndim) for one in axes]
    return m[tuple(slice(None, None, -1) if place in axes else slice(None) for place in range(m.ndim))]


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def rot90(m, k=1, axes=(0, 1)):
    m = asarray(m)
    k %= 4
    if k == 0:
        return m[...]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    order = list(range(m.ndim))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    return flip(m, axes[1]).transpose(order) if k == 1 else flip(m.transpose(order), axes[1])


def roll(a, shift, axis=None):
    a = asarray(a)
    values = a._values()
    if values is not None and (axis is None or a.ndim == 1) and isinstance(shift, int) and values:
        shift %= len(values)
        return ndarray._of(a.shape, a.dtype, values[-shift:] + values[:-shift] if shift else values)
    return ndarray._of(a.shape, a.dtype)


def pad(array, pad_width, mode="constant", **kwargs):
    a = asarray(array)
    widths = asarray(pad_width)
    if widths.ndim == 0:
        pairs = [(pad_width, pad_width)] * a.ndim
    elif widths.ndim == 1:
        pairs = [tuple(pad_width) if len(pad_width) == 2 else (pad_width[0],) * 2] * a.ndim
    else:
        pairs = [tuple(pair) for pair in pad_width]
        pairs = pairs * a.ndim if len(pairs) == 1 else pairs
    if len(pairs) != a.ndim:
        raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: "
                         f"{shape_text(widths.shape)}  and requested shape {shape_text((a.ndim, 2))}")
    shape = [side + before + after for side, (before, after) in zip(a.shape, pairs)]
    shape = [side.__index__() if isinstance(side, generic) else side for side in shape]
    if mode != "constant" or has_unknown(shape) or a._values() is None:
        return ndarray._of(shape, a.dtype)
    made = full(shape, kwargs.get("constant_values", 0), a.dtype)
    made[tuple(slice(before, before + side) for side, (before, _) in zip(a.shape, pairs))] = a
    return made


def delete(arr, obj, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    axis = axis_in(axis, arr.ndim)
    side = arr.shape[axis]
    if isinstance(obj, int) and not has_unknown((obj, side)):
        if not -side <= obj < side:
            raise IndexError(f"index {obj} is out of bounds for axis {axis} with size {side}")
        keep = [i for i in range(side) if i != obj % side]
    elif not _is_unknown(obj) and not _is_unknown(side):
        gone = list(range(side))[obj] if isinstance(obj, slice) else [int(i) % side for i in asarray(obj).tolist()]
        keep = [i for i in range(side) if i not in gone]
    else:
        return ndarray._of(arr.shape[:axis] + (_unknown("what is left of an array", int),) + arr.shape[axis + 1:],
                           arr.dtype)
    return arr[(slice(None),) * axis + (keep,)]


def insert(arr, obj, values, axis=None):
    arr = asarray(arr)
    if axis is None:
        arr, axis = arr.reshape(-1), 0
    axis = axis_in(axis, arr.ndim)
    count = 1 if isinstance(obj, int) else len(obj)
    return ndarray._of(arr.shape[:axis] + (arr.shape[axis] + count,) + arr.shape[axis + 1:], arr.dtype)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    arrays = [asarray(x).reshape(-1) for x in xi]
    sides = [x.shape[0] for x in arrays]
    order = list(range(len(arrays)))
    if indexing == "xy" and len(arrays) > 1:
        order[0], order[1] = 1, 0
    shape = tuple(sides[i] for i in order)
    made = []
    for number, x in enumerate(arrays):
        place = order.index(number)
        one = x.reshape(tuple(x.shape[0] if at == place else 1 for at in range(len(arrays))))
        made.append(one if sparse else broadcast_to(one, shape).copy())
    return tuple(made)
