"""Reading and writing parts of arrays."""

import _shapetrace
from ._array import (_element, array, count_of, dense_strides, has_unknown, ndarray, positions,
                     shape_text)
from ._dtypes import _scalar, fit, generic

_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown


def _whole(value):
    return isinstance(value, (int, generic)) and not isinstance(value, bool) and hasattr(value, "__index__")


def _plain(key):
    """An index in its simplest form: int, slice, None, Ellipsis or ndarray."""
    if isinstance(key, generic) and key.dtype.kind in "iu":
        return key.__index__()
    if isinstance(key, (list, tuple, range)):
        made = array(list(key))
        return made.astype("int64") if made.size == 0 else made
    if isinstance(key, bool) or (isinstance(key, generic) and key.dtype.kind == "b"):
        return array(key)
    if hasattr(key, "requires_grad") and hasattr(key, "numpy"):
        return key.numpy()
    return key


def _expanded(shape, key):
    """The key as a tuple with one entry per axis (and None for new axes)."""
    key = tuple(_plain(part) for part in (key if isinstance(key, tuple) else (key,)))
    used = sum(part.ndim if isinstance(part, ndarray) and part.dtype.kind == "b" else 1
               for part in key if part is not None and part is not Ellipsis)
    if used > len(shape):
        raise IndexError(f"too many indices for array: array is {len(shape)}-dimensional, but {used} were indexed")
    fill = (slice(None),) * (len(shape) - used)
    for at, part in enumerate(key):
        if part is Ellipsis:
            return key[:at] + fill + tuple(part for part in key[at + 1:] if part is not Ellipsis)
    return key + fill


def _checked(index, side, axis):
    if _is_unknown(index) or _is_unknown(side):
        return index
    if not -side <= index < side:
        raise IndexError(f"index {index} is out of bounds for axis {axis} with size {side}")
    return index % side


def _slice_length(part, side):
    if _is_unknown(side) or any(_is_unknown(end) for end in (part.start, part.stop, part.step)):
        if part.start is None and part.stop is None and part.step is None:
            return side, 0, 1
        return _unknown("the length of a slice", int), None, None
    start, stop, step = slice(*(None if end is None else end.__index__()
                                for end in (part.start, part.stop, part.step))).indices(side)
    return len(range(start, stop, step)), start, step


def _basic(source, key):
    """The view for a key of ints, slices and None."""
    shape, strides, offset, axis = [], [], source._offset, 0
    known = source._strides is not None
    for part in key:
        if part is None:
            shape.append(1)
            strides.append(0)
            continue
        side = source._shape[axis]
        if isinstance(part, slice):
            length, start, step = _slice_length(part, side)
            shape.append(length)
            known = known and start is not None
            if known:
                strides.append(step * source._strides[axis])
                offset += start * source._strides[axis]
        elif _whole(part) or _is_unknown(part):
            index = _checked(part, side, axis)
            known = known and not _is_unknown(index)
            if known:
                offset += index * source._strides[axis]
        else:
            raise IndexError("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
                             "boolean arrays are valid indices")
        axis += 1
    if known:
        return source._view(shape, strides, offset)
    return ndarray._of(shape, source._dtype)  # somewhere in the array: the elements are not known


def _advanced(source, key):
    """(shape, positions or None) for a key with arrays in it."""
    parts = []
    for part in key:
        if isinstance(part, ndarray) and part.dtype.kind not in "iub":
            raise IndexError("arrays used as indices must be of integer (or boolean) type")
        if isinstance(part, ndarray) and part.dtype.kind == "b":
            parts += _from_mask(part, source, len([p for p in parts if p is not None]))
        else:
            parts.append(part)
    view = _basic(source, tuple(slice(None) if isinstance(part, ndarray) or _whole(part) else part for part in parts))
    fancy = {axis: part if isinstance(part, ndarray) else array(part)
             for axis, part in enumerate(parts) if isinstance(part, ndarray) or _whole(part)}
    from ._elementwise import broadcast_shapes
    try:
        common = broadcast_shapes(*[part.shape for part in fancy.values()])
    except ValueError:
        shapes = " ".join(shape_text(part.shape) for part in fancy.values())
        raise IndexError("shape mismatch: indexing arrays could not be broadcast together with shapes "
                         f"{shapes} ") from None
    axes = sorted(fancy)
    together = axes[-1] - axes[0] + 1 == len(axes)
    first = axes[0] if together else 0
    rest = [axis for axis in range(view.ndim) if axis not in fancy]
    before = [axis for axis in rest if together and axis < first]
    after = [axis for axis in rest if axis not in before]
    shape = tuple(view._shape[axis] for axis in before) + common + tuple(view._shape[axis] for axis in after)
    if has_unknown(shape) or view._strides is None or source._store.values is None:
        for axis, part in fancy.items():
            for index in part._sure() or ():
                _checked(index, view._shape[axis], axis)
        return shape, None
    values = {}
    for axis, part in fancy.items():
        from ._shaping import broadcast_to
        values[axis] = broadcast_to(part, common)._sure()
        if values[axis] is None:
            return shape, None
    chosen = []
    for number in range(count_of(common)):
        chosen.append(sum(_checked(values[axis][number], view._shape[axis], axis) * view._strides[axis]
                          for axis in axes))
    head = positions([view._shape[axis] for axis in before], [view._strides[axis] for axis in before], view._offset)
    tail = positions([view._shape[axis] for axis in after], [view._strides[axis] for axis in after])
    return shape, [a + b + c for a in head for b in chosen for c in tail]


def _from_mask(mask, source, axis):
    """A boolean mask as one index array per axis that it covers."""
    for number, side in enumerate(mask.shape):
        own = source._shape[axis + number]
        if not _is_unknown(own) and not _is_unknown(side) and own != side:
            raise IndexError(f"boolean index did not match indexed array along axis {axis + number}; size of axis is "
                             f"{own} but size of corresponding boolean axis is {side}")
    values = mask._sure()
    if values is None:
        count = _unknown("how many elements a mask selects", int)
        return [ndarray._of((count,), array(0).dtype) for _ in mask.shape]
    steps = dense_strides(mask.shape)
    hits = [at for at, value in enumerate(values) if value]
    return [array([at // step % side for at in hits]).astype("int64") for step, side in zip(steps, mask.shape)]


def _is_fancy(key):
    return any(isinstance(part, ndarray) for part in key)


def take(source, key):
    if isinstance(key, str):
        raise IndexError("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
                         "arrays are valid indices")
    key = _expanded(source._shape, key)
    if _is_fancy(key):
        shape, found = _advanced(source, key)
        values = None if found is None else [source._store.values[at] for at in found]
        return ndarray._of(shape, source._dtype, values)
    view = _basic(source, key)
    if view._shape or Ellipsis in [part for part in key if part is Ellipsis]:
        return view
    values = view._values()
    return _element(source._dtype) if values is None else _scalar(values[0], source._dtype)


def put(target, key, value):
    key = _expanded(target._shape, key)
    fancy = _is_fancy(key)
    if fancy:
        shape, found = _advanced(target, key)
    else:
        view = _basic(target, key)
        shape = view._shape
        found = None if view._store is not target._store or target._store.values is None else view._positions()
    value = array(value, copy=False)
    if _is_unknown(value):
        target.forget()
        return
    from ._elementwise import broadcast_shapes
    given = value.shape
    while len(given) > len(shape) and not _is_unknown(given[0]) and given[0] == 1:
        given = given[1:]
    fits = len(given) <= len(shape)
    if fits and not has_unknown(given) and not has_unknown(shape):
        try:
            fits = broadcast_shapes(given, shape) == tuple(shape)
        except ValueError:
            fits = False
    if not fits:
        raise ValueError(f"could not broadcast input array from shape {shape_text(value.shape)} into shape "
                         f"{shape_text(shape)}")
    values = value._values()
    if found is None or values is None:
        target.forget()
        return
    from ._shaping import broadcast_to
    if given != value.shape:
        value = value.reshape(given)
    for at, element in zip(found, broadcast_to(value, tuple(shape))._values()):
        target._store.values[at] = fit(element, target._dtype)
