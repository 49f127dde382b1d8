"""The array: shape, strides and element type, and the elements where they are known and few.

docs: numpy.ndarray
Views share a store, so what is written through one is seen through the other.
"""

import _shapetrace
from ._dtypes import _scalar, add_operators, cast, dtype, fit, generic, text_dtype

KNOWN_AT_MOST = 4096
_is_unknown = _shapetrace.is_unknown
_unknown = _shapetrace.unknown
_REASON = "an element of an array"


class _Store:
    def __init__(self, values):
        self.values = values


def count_of(shape):
    total = 1
    for side in shape:
        total = total * side
    return total


def has_unknown(shape):
    return any(_is_unknown(side) for side in shape)


def dense_strides(shape):
    strides, step = [], 1
    for side in reversed(shape):
        strides.append(step)
        step *= side
    return tuple(reversed(strides))


def positions(shape, strides, offset=0):
    """Where the elements lie in the store, in order."""
    found = [offset]
    for side, step in zip(shape, strides):
        found = [start + i * step for start in found for i in range(side)]
    return found


def shape_text(shape):
    return "(" + ",".join(str(side) for side in shape) + ("," if len(shape) == 1 else "") + ")"


def _wanted(shape):
    """A shape with a -1 in it, as the message about reshaping writes it."""
    parts = [str(side) if side != -1 else "newaxis" for side in shape]
    while parts and parts[0] == "newaxis":
        parts.pop(0)
    return "(" + ",".join(parts) + ("," if len(shape) == 1 else "") + ")"


class AxisError(ValueError, IndexError):
    def __init__(self, axis, ndim):
        super().__init__(f"axis {axis} is out of bounds for array of dimension {ndim}")


AxisError.__module__ = "numpy.exceptions"


def axis_in(axis, ndim):
    if not -ndim <= axis < ndim:
        raise AxisError(axis, ndim)
    return axis % ndim


class ndarray:
    __shown_name__ = "numpy.ndarray"

    def __new__(cls, shape, dtype=None, *args, **kwargs):
        return cls._of((shape,) if isinstance(shape, int) else tuple(shape), _as_dtype(dtype), None)

    def __init__(self, *args, **kwargs):
        pass

    @classmethod
    def _of(cls, shape, kind, values=None):
        """An array of its own; `values` lists its elements in order, None when they are not known."""
        made = object.__new__(ndarray)
        if values is not None and len(values) > KNOWN_AT_MOST:
            values = None
        made._shape, made._dtype, made._store, made._offset = tuple(shape), kind, _Store(values), 0
        made._strides = None if has_unknown(shape) else dense_strides(shape)
        return made

    def _view(self, shape, strides, offset=None):
        made = object.__new__(ndarray)
        made._shape, made._dtype, made._store = tuple(shape), self._dtype, self._store
        made._strides = None if strides is None else tuple(strides)
        made._offset = self._offset if offset is None else offset
        return made

    def _positions(self):
        return positions(self._shape, self._strides, self._offset)

    def _values(self):
        """The elements in order, or None."""
        store = self._store.values
        if store is None or self._strides is None:
            return None
        if self._offset == 0 and self._strides == dense_strides(self._shape) and len(store) == count_of(self._shape):
            return list(store)
        return [store[at] for at in self._positions()]

    def _sure(self):
        """The elements when each of them is known."""
        values = self._values()
        return None if values is None or any(_is_unknown(value) for value in values) else values

    def _dense(self):
        """Whether the elements lie one after the other."""
        return self._strides is None or _is_dense(self._shape, self._strides)

    # what a data loader asks of any item (see torch.utils.data._alike)
    def _as_array_(self):
        return self._shape, self._dtype

    @classmethod
    def _from_array_(cls, shape, kind):
        return ndarray._of(shape, kind)

    def _to_tensor(self):
        import _torch
        if self._strides is not None and any(step < 0 for step, side in zip(self._strides, self._shape) if side > 1):
            raise ValueError("At least one stride in the given numpy array is negative, and tensors with negative "
                             "strides are not currently supported. (You can probably work around this by making a "
                             "copy of your array  with array.copy().) ")
        name = self._dtype.name
        kind = None if self._dtype.kind in "OUS" else getattr(_torch, name, None)
        if kind is None:
            raise TypeError(f"can't convert np.ndarray of type numpy.{self._dtype.type.__name__}_. The only supported "
                            "types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, "
                            "uint64, uint32, uint16, uint8, and bool.".replace("__", "_"))
        values = self._sure()
        if values is not None and len(values) <= 256:
            return _torch.tensor(self.tolist(), dtype=kind)
        if self._dense():
            return _torch.empty(list(self._shape), dtype=kind)
        return _torch.empty_strided(list(self._shape), list(self._strides), dtype=kind)

    # --- looks

    shape = property(lambda self: self._shape)
    dtype = property(lambda self: self._dtype)
    ndim = property(lambda self: len(self._shape))
    size = property(lambda self: count_of(self._shape))
    itemsize = property(lambda self: self._dtype.itemsize)
    nbytes = property(lambda self: self.size * self._dtype.itemsize)
    T = property(lambda self: self.transpose())
    mT = property(lambda self: self.swapaxes(-1, -2))
    flat = property(lambda self: self.ravel())
    real = property(lambda self: self)

    @shape.setter
    def shape(self, value):
        changed = self.reshape(value)
        self._shape, self._strides = changed._shape, changed._strides

    @property
    def strides(self):
        if self._strides is None:
            return tuple(_unknown("a stride of an array of unknown size", int) for _ in self._shape)
        return tuple(step * self._dtype.itemsize for step in self._strides)

    @property
    def flags(self):
        return _Flags(self._dense(), self._strides is not None and _is_dense(self._shape[::-1], self._strides[::-1]))

    @property
    def __array_interface__(self):
        return {"shape": self._shape, "typestr": self._dtype.str, "version": 3}

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of unsized object")
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d array")
        for i in range(self._shape[0]):
            yield self[i]

    def __contains__(self, value):
        return bool((self == value).any())

    def __bool__(self):
        size = self.size
        if not _is_unknown(size) and size != 1:
            if size == 0:
                raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that "
                                 "an array is not empty.")
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or "
                             "a.all()")
        return bool(self._one())

    def _one(self):
        values = self._values()
        return _element(self._dtype) if values is None else values[0]

    def _single(self, what):
        if self._shape:
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return what(self._one())

    def __float__(self):
        return self._single(float)

    def __int__(self):
        return self._single(int)

    def __index__(self):
        if self._shape or self._dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self._one()

    def __hash__(self):
        raise TypeError("unhashable type: 'numpy.ndarray'")

    def __repr__(self):
        from ._printing import array_repr
        return array_repr(self)

    def __str__(self):
        from ._printing import array_str
        return array_str(self)

    def item(self, *at):
        if at:
            return self[at if len(at) > 1 else at[0]].item() if len(at) == self.ndim else self.ravel()[at[0]].item()
        size = self.size
        if not _is_unknown(size) and size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._one()

    def tolist(self):
        values = self._values()
        if values is None:
            if has_unknown(self._shape):
                return _unknown("the elements of an array of unknown size", list)
            values = [_element(self._dtype)] * count_of(self._shape)
        for side in reversed(self._shape[1:]):
            values = [values[i:i + side] for i in range(0, len(values), side)] if side else [[]] * self._shape[0]
        return values if self._shape else values[0]

    def tobytes(self, order="C"):
        return _unknown("the bytes of an array", bytes)

    # --- elements

    def __getitem__(self, key):
        from ._indexing import take
        return take(self, key)

    def __setitem__(self, key, value):
        from ._indexing import put
        put(self, key, value)

    def fill(self, value):
        self[...] = value

    def forget(self):
        """Something unknown was written into the array."""
        self._store.values = None

    # --- the same elements in another shape

    def reshape(self, *shape, order="C", copy=None):
        if len(shape) == 1 and (isinstance(shape[0], (tuple, list)) or shape[0] is None):
            shape = tuple(shape[0])
        shape = tuple(side.__index__() if isinstance(side, generic) else side for side in shape)
        size = self.size
        if any(_is_unknown(side) for side in (size, *shape)):
            rest = [side for side in shape if _is_unknown(side) or side != -1]
            if len(rest) < len(shape):
                shape = tuple(_unknown("a size that follows from unknown ones", int)
                              if not _is_unknown(side) and side == -1 else side for side in shape)
            return ndarray._of(shape, self._dtype)
        if sum(side == -1 for side in shape) > 1:
            raise ValueError("can only specify one unknown dimension")
        known = count_of(side for side in shape if side != -1)
        fits = size % known == 0 if -1 in shape and known else known == size
        if not fits or (-1 in shape and not known):
            raise ValueError(f"cannot reshape array of size {size} into shape {_wanted(shape)}")
        shape = tuple(size // known if side == -1 else side for side in shape)
        source = self if self._dense() else self.copy()
        return source._view(shape, dense_strides(shape))

    def ravel(self, order="C"):
        return self.reshape(-1)

    def flatten(self, order="C"):
        return self.copy().reshape(-1)

    def resize(self, *shape, **kwargs):
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        made = ndarray._of(shape, self._dtype)
        self._shape, self._strides, self._store, self._offset = made._shape, made._strides, made._store, 0

    def transpose(self, *axes):
        if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list))):
            axes = axes[0]
        axes = tuple(axes) if axes else tuple(reversed(range(self.ndim)))
        if len(axes) != self.ndim:
            raise ValueError("axes don't match array")
        axes = [axis_in(axis, self.ndim) for axis in axes]
        if len(set(axes)) != len(axes):
            raise ValueError("repeated axis in transpose")
        return self._view([self._shape[axis] for axis in axes],
                          None if self._strides is None else [self._strides[axis] for axis in axes])

    def swapaxes(self, axis1, axis2):
        order = list(range(self.ndim))
        one, two = axis_in(axis1, self.ndim), axis_in(axis2, self.ndim)
        order[one], order[two] = order[two], order[one]
        return self.transpose(order)

    def squeeze(self, axis=None):
        if axis is None:
            gone = [i for i, side in enumerate(self._shape) if not _is_unknown(side) and side == 1]
        else:
            gone = [axis_in(a, self.ndim) for a in (axis if isinstance(axis, tuple) else (axis,))]
            if any(not _is_unknown(self._shape[i]) and self._shape[i] != 1 for i in gone):
                raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
        kept = [i for i in range(self.ndim) if i not in gone]
        return self._view([self._shape[i] for i in kept],
                          None if self._strides is None else [self._strides[i] for i in kept])

    def view(self, kind=None, type=None):
        if kind is None or dtype(kind) == self._dtype:
            return self._view(self._shape, self._strides)
        return ndarray._of(self._shape, dtype(kind)) if dtype(kind).itemsize == self._dtype.itemsize else \
            ndarray._of(tuple(_unknown("a size after a change of view", int) for _ in self._shape), dtype(kind))

    def copy(self, order="C"):
        return ndarray._of(self._shape, self._dtype, self._values())

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def astype(self, kind, order="K", casting="unsafe", subok=True, copy=True):
        kind = dtype(kind)
        values = self._values()
        if values is not None:
            values = None if kind.kind in "US" else [cast(value, kind) for value in values]
        return ndarray._of(self._shape, kind, values)

    def __array__(self, kind=None, copy=None):
        return self if kind is None else self.astype(kind)

    def __matmul__(self, other):
        from ._products import matmul
        return matmul(self, other)

    def __rmatmul__(self, other):
        from ._products import matmul
        if hasattr(other, "requires_grad"):
            from . import _tensors
            return _tensors.operator("matmul", self, other, True, matmul)
        return matmul(other, self)

    def __divmod__(self, other):
        return self // other, self % other


def _is_dense(shape, strides):
    step = 1
    for side, own in zip(reversed(shape), reversed(strides)):
        if side == 0:
            return True
        if side != 1:
            if own != step:
                return False
            step *= side
    return True


class _Flags:
    def __init__(self, c, f):
        self.c_contiguous = self.contiguous = c
        self.f_contiguous = f
        self.writeable = self.owndata = True

    def __getitem__(self, name):
        return getattr(self, name.lower())

    def __setitem__(self, name, value):
        pass


def _as_dtype(kind):
    return dtype(kind)


def _element(kind):
    return _unknown(_REASON, {"b": bool, "i": int, "u": int, "f": float, "c": complex}.get(kind.kind))


def scalar_or_array(shape, kind, values):
    """The result of an operation: without dimensions it is a scalar."""
    if shape:
        return ndarray._of(shape, kind, values)
    return _element(kind) if values is None else _scalar(values[0], kind)


class UFuncTypeError(TypeError):
    pass


UFuncTypeError.__module__ = "numpy._core._exceptions"


def _in_place(name):
    def apply(self, other):
        from ._elementwise import binary
        if hasattr(other, "requires_grad"):
            from . import _tensors
            return _tensors.in_place(name)
        try:
            result = binary(name, self, other)
        except ValueError as error:
            if str(error).startswith("operands could not"):
                raise ValueError(f"{error}{shape_text(self._shape)} ") from None
            raise
        if result._shape != self._shape and not has_unknown(result._shape + self._shape):
            raise ValueError(f"non-broadcastable output operand with shape {shape_text(self._shape)} doesn't match the "
                             f"broadcast shape {shape_text(result._shape)}")
        if result._dtype.kind != self._dtype.kind and "biufc".find(result._dtype.kind) > "biufc".find(self._dtype.kind):
            from ._elementwise import UFUNCS
            raise UFuncTypeError(f"Cannot cast ufunc '{UFUNCS[name]}' output from {result._dtype!r} to "
                                 f"{self._dtype!r} with casting rule 'same_kind'")
        self[...] = result
        return self

    return apply


add_operators(ndarray)
for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift"):
    setattr(ndarray, f"__i{_name}__", _in_place(_name))


def _method(name):
    def call(self, *args, **kwargs):
        import numpy
        return getattr(numpy, name)(self, *args, **kwargs)

    return call


for _name in ("sum", "prod", "mean", "std", "var", "any", "all", "argmax", "argmin", "cumsum", "cumprod", "ptp", "clip",
              "round", "repeat", "argsort", "nonzero", "dot", "diagonal", "trace", "take", "searchsorted", "conj",
              "choose", "compress"):
    setattr(ndarray, _name, _method(_name))
ndarray.max, ndarray.min = _method("amax"), _method("amin")


def _sort(self, axis=-1, kind=None, order=None):
    values = self._sure()
    if values is None or self.ndim != 1:
        self.forget()
    else:
        self[...] = sorted(values)


ndarray.sort = _sort
ndarray.__module__ = "numpy"


# --- making arrays of Python values


def _shape_of_nested(value, shape):
    """The shape of nested lists; raises for a ragged one."""
    if isinstance(value, (ndarray, generic)):
        return value.shape
    if not isinstance(value, (list, tuple, range)) or isinstance(value, str):
        return ()
    if len(value) == 0:
        return (0,)
    shapes = [_shape_of_nested(part, shape) for part in value]
    first = shapes[0]
    for other in shapes[1:]:
        if len(other) != len(first) or any(not _is_unknown(a) and not _is_unknown(b) and a != b
                                           for a, b in zip(first, other)):
            depth = 0
            while depth < min(len(first), len(other)) and first[depth] == other[depth]:
                depth += 1
            found = (len(value),) + first[:depth]
            raise _Ragged(found)
    return (len(value),) + first


def _has_vague_item(value):
    """Whether something in nested lists may be a number or an array, nobody knows which."""
    if isinstance(value, (list, tuple)):
        return any(_has_vague_item(part) for part in value)
    return _is_unknown(value) and isinstance(value, (int, float, str, complex)) is not True


class _Ragged(Exception):
    def __init__(self, found):
        self.found = found


def _flatten(value, into):
    if isinstance(value, ndarray):
        values = value._values()
        into.extend([_element(value._dtype)] * count_of(value._shape) if values is None else values)
    elif isinstance(value, generic):
        into.append(value._value)
    elif isinstance(value, (list, tuple, range)):
        for part in value:
            _flatten(part, into)
    else:
        into.append(value)


def _find_dtype(value):
    """The element type of nested lists."""
    if isinstance(value, (ndarray, generic)):
        return value.dtype
    if isinstance(value, (list, tuple)):
        from ._dtypes import result_type
        found = None
        seen = set()
        for part in value:
            key = type(part)
            if key in (int, float, bool) and not _is_unknown(part):
                if key in seen:
                    continue
                seen.add(key)
            kind = _find_dtype(part)
            if kind is not None:
                found = kind if found is None else result_type(found, kind)
        return found
    for python, name in ((bool, "bool"), (int, "int64"), (float, "float64"), (complex, "complex128")):
        if isinstance(value, python):
            return dtype(name)
    if isinstance(value, range):
        return dtype("int64")
    if isinstance(value, str):
        return text_dtype(1 if _is_unknown(value) else len(value))
    if isinstance(value, bytes):
        return text_dtype(1 if _is_unknown(value) else len(value), "S")
    return dtype("float64") if _is_unknown(value) else dtype("object")


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
    """docs: numpy.array"""
    made = _array(object, None if dtype is None else _as_dtype(dtype), copy)
    while made.ndim < ndmin:
        made = made.reshape((1,) + made.shape)
    return made


def _array(value, kind, copy):
    if isinstance(value, ndarray):
        if kind is not None and kind != value._dtype:
            return value.astype(kind)
        return value.copy() if copy else value
    if isinstance(value, generic):
        made = value._array()
        return made if kind is None else made.astype(kind)
    if hasattr(value, "_array_look"):  # an image
        shape, element = value._array_look()
        return ndarray._of(shape, kind or dtype(element))
    if type(value).__name__ in ("Tensor", "Parameter") and hasattr(value, "numpy"):
        made = value.numpy()
        return made if kind is None or _is_unknown(made) else made.astype(kind)
    if _is_unknown(value):
        if isinstance(value, (int, float, bool, complex)):
            return ndarray._of((), kind or _find_dtype(value), [value])
        return _unknown("an array made of an unknown value", ndarray)
    if hasattr(value, "__array__"):
        return value.__array__()
    if isinstance(value, (list, tuple)) and value and any(_is_tensor(part) for part in value):
        value = [part.numpy() if _is_tensor(part) else part for part in value]
    if isinstance(value, (set, dict)) or not isinstance(value, (list, tuple, range, int, float, complex, str, bytes)):
        return ndarray._of((), kind or dtype("object"), [value])
    if _has_vague_item(value):
        return _unknown("an array made of values that are not known", ndarray)
    try:
        shape = _shape_of_nested(value, ())
    except _Ragged as ragged:
        if kind is not None and kind.kind == "O":
            return ndarray._of((len(value),), kind, list(value))
        raise ValueError("setting an array element with a sequence. The requested array has an inhomogeneous shape "
                         f"after {len(ragged.found)} dimensions. The detected shape was {ragged.found} + inhomogeneous "
                         "part.") from None
    if kind is None:
        kind = _find_dtype(value) or dtype("float64")
    if has_unknown(shape) or count_of(shape) > KNOWN_AT_MOST:
        return ndarray._of(shape, kind)
    values = []
    _flatten(value, values)
    return ndarray._of(shape, kind, [_text_to(part, kind) if isinstance(part, str) else fit(part, kind)
                                     for part in values])


def _text_to(text, kind):
    if kind.kind in "US" or kind.kind == "O" or _is_unknown(text):
        return text
    return float(text) if kind.kind == "f" else int(text)


def _is_tensor(value):
    return hasattr(value, "requires_grad") and hasattr(value, "numpy")


def from_torch(tensor):
    """What tensor.numpy() gives."""
    name = str(tensor.dtype).split(".")[-1]
    shape = tuple(tensor.shape)
    values = None
    if not has_unknown(shape) and count_of(shape) <= 256:
        values = []
        _flatten(tensor.tolist() if shape else [tensor.item()], values)
    made = ndarray._of(shape, dtype(name), values)
    strides = tensor.stride()
    if made._strides is not None and not has_unknown(strides) and not _is_dense(shape, tuple(strides)):
        made._store.values = None
        made._strides = tuple(strides)
    return made


def asarray(a, dtype=None, order=None, *, copy=None, like=None):
    return _array(a, None if dtype is None else _as_dtype(dtype), False)
