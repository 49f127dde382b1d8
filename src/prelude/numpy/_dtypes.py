"""Element types, their scalars, and how they combine."""

import _shapetrace

_is_unknown = _shapetrace.is_unknown


class generic:
    """The base of numpy's scalars. A scalar behaves in arithmetic as an array without dimensions."""

    _name = None

    def __new__(cls, value=0, *args):
        if _is_unknown(value):
            return _shapetrace.unknown("an element of an array", _PYTHON.get(dtype(cls).kind))
        if hasattr(value, "astype"):
            return value.astype(cls)
        if isinstance(value, (list, tuple)):
            from ._array import array
            return array(value, cls)
        return _scalar(fit(value, dtype(cls)), dtype(cls))

    @property
    def dtype(self):
        return dtype(type(self))

    shape = ()
    ndim = 0
    size = 1
    T = property(lambda self: self)

    def item(self):
        return self._value

    tolist = item

    def astype(self, kind, *args, **kwargs):
        return _scalar(cast(self._value, dtype(kind)), dtype(kind))

    def _array(self):
        from ._array import ndarray
        return ndarray._of((), self.dtype, [self._value])

    def _to_tensor(self):
        return self._array()._to_tensor()

    def reshape(self, *shape):
        return self._array().reshape(*shape)

    def sum(self, *args, **kwargs):
        return self

    mean = max = min = copy = squeeze = prod = sum

    def round(self, decimals=0):
        return _scalar(round(self._value, decimals), self.dtype)

    __round__ = round

    def __float__(self):
        return float(self._value)

    def __int__(self):
        return int(self._value)

    def __bool__(self):
        return bool(self._value)

    def __hash__(self):
        return hash(self._value)

    def __str__(self):
        return str(self._value)

    def __repr__(self):
        name = type(self).__name__
        return f"np.{self._value}_" if name == "bool" else f"np.{name}({self._value!r})"

    def __format__(self, spec):
        return format(self._value, spec)

    def __getitem__(self, key):
        if key == ():
            return self
        raise IndexError("invalid index to scalar variable.")


def _operator(name, swapped):
    def apply(self, other):
        from ._elementwise import binary
        if name == "mul" and isinstance(other, (list, tuple, str, bytes)) and isinstance(self, generic):
            return NotImplemented  # a sequence is repeated
        if not isinstance(self, generic) and hasattr(other, "requires_grad"):
            from . import _tensors
            return _tensors.operator(name, self, other, swapped, lambda a, b: binary(name, a, b))
        return binary(name, other, self) if swapped else binary(name, self, other)

    return apply


def add_operators(kind):
    """Gives a class the arithmetic of arrays."""
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift"):
        setattr(kind, f"__{name}__", _operator(name, False))
        setattr(kind, f"__r{name}__", _operator(name, True))
    for name in ("lt", "le", "gt", "ge", "eq", "ne"):
        setattr(kind, f"__{name}__", _operator(name, False))
    for name in ("neg", "abs", "invert"):
        setattr(kind, f"__{name}__", _unary(name))


def _unary(name):
    def apply(self):
        from ._elementwise import unary
        return unary(name, self)

    return apply


class number(generic):
    pass


class integer(number):
    def __index__(self):
        return self._value


class signedinteger(integer):
    pass


class unsignedinteger(integer):
    pass


class inexact(number):
    pass


class floating(inexact):
    pass


class complexfloating(inexact):
    pass


class flexible(generic):
    pass


class character(flexible):
    pass


class bool_(generic):
    __shown_name__ = "numpy.bool"


class object_(generic):
    pass


class str_(character):
    pass


class bytes_(character):
    pass


add_operators(generic)
bool_.__name__ = bool_.__qualname__ = "bool"
_CODES = [("int8", "i1", signedinteger), ("int16", "i2", signedinteger), ("int32", "i4", signedinteger),
          ("int64", "i8", signedinteger), ("uint8", "u1", unsignedinteger), ("uint16", "u2", unsignedinteger),
          ("uint32", "u4", unsignedinteger), ("uint64", "u8", unsignedinteger), ("float16", "f2", floating),
          ("float32", "f4", floating), ("complex64", "c8", complexfloating), ("complex128", "c16", complexfloating)]
SCALARS = {"bool": bool_, "object": object_, "str": str_, "bytes": bytes_}
for _name, _code, _base in _CODES:
    SCALARS[_name] = type(_name, (_base,), {"__module__": "numpy", "__shown_name__": f"numpy.{_name}"})


class float64(floating, float):
    """A float of Python's, too."""

    __shown_name__ = "numpy.float64"

    def __new__(cls, value=0.0):
        if _is_unknown(value):
            return _shapetrace.unknown("an element of an array", float)
        if hasattr(value, "astype"):
            return value.astype(cls)
        if isinstance(value, (list, tuple)):
            from ._array import array
            return array(value, cls)
        return float.__new__(cls, value)

    @property
    def _value(self):
        return float.__float__(self)

    def __float__(self):
        return float.__float__(self)

    __hash__ = float.__hash__


SCALARS["float64"] = float64
for _kind in (*SCALARS.values(), generic, number, integer, floating, inexact, signedinteger, unsignedinteger,
              complexfloating):
    _kind.__module__ = "numpy"

_PYTHON = {"b": bool, "i": int, "u": int, "f": float, "c": complex, "U": str, "S": bytes}
_ORDER = "buifc"


class dtype:
    """docs: numpy.dtype"""

    _all = {}

    def __new__(cls, kind=None, *args, **kwargs):
        if isinstance(kind, dtype):
            return kind
        return _lookup(kind)

    @property
    def type(self):
        return SCALARS[self._key]

    def __repr__(self):
        return f"dtype({self.name!r})" if self.kind not in "USO" else f"dtype('{self.str.lstrip('|')}')"

    def __str__(self):
        return self.name if self.kind not in "US" else self.str

    def __eq__(self, other):
        if other is None:
            return False
        try:
            return self.str == dtype(other).str
        except TypeError:
            return False

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.str)

    @property
    def descr(self):
        return [("", self.str)]

    byteorder = "="
    shape = ()
    names = fields = subdtype = None

    def newbyteorder(self, order="S"):
        return self


dtype.__module__ = "numpy"


def _new(key, kind, size, name, text):
    made = object.__new__(dtype)
    made._key, made.kind, made.itemsize, made.name, made.str = key, kind, size, name, text
    made.alignment, made.char = size, kind
    made.hasobject = kind == "O"
    return made


_table = {"bool": _new("bool", "b", 1, "bool", "|b1"), "object": _new("object", "O", 8, "object", "|O")}
for _name, _code, _base in [*_CODES, ("float64", "f8", floating)]:
    _size = int(_code[1:])
    _table[_name] = _new(_name, _code[0], _size, _name, ("|" if _size == 1 else "<") + _code)
_ALIASES = {"float": "float64", "int": "int64", "uint": "uint64", "complex": "complex128", "bool_": "bool", "?": "bool",
            "double": "float64", "single": "float32", "half": "float16", "long": "int64", "d": "float64",
            "f": "float32",
            "e": "float16", "i": "int32", "l": "int64", "q": "int64", "b": "int8", "B": "uint8", "h": "int16",
            "H": "uint16", "I": "uint32", "L": "uint64", "Q": "uint64", "O": "object", "b1": "bool", "intp": "int64",
            "D": "complex128", "F": "complex64", "longlong": "int64", "byte": "int8", "ubyte": "uint8",
            "short": "int16", "ushort": "uint16", "intc": "int32"}
for _name, _code, _base in [*_CODES, ("float64", "f8", floating)]:
    _ALIASES[_code] = _name


def text_dtype(length, kind="U"):
    return _new("str" if kind == "U" else "bytes", kind, length * (4 if kind == "U" else 1),
                f"{'str' if kind == 'U' else 'bytes'}{length * (32 if kind == 'U' else 8)}",
                f"{'<' if kind == 'U' else '|'}{kind}{length}")


def _lookup(kind):
    if kind is None or kind is float:
        return _table["float64"]
    if kind is int:
        return _table["int64"]
    if kind is bool:
        return _table["bool"]
    if kind is complex:
        return _table["complex128"]
    if kind is object:
        return _table["object"]
    if kind is str:
        return text_dtype(0)
    if kind is bytes:
        return text_dtype(0, "S")
    if isinstance(kind, str):
        name = kind.lstrip("<>=|")
        name = _ALIASES.get(name, name)
        if name in _table:
            return _table[name]
        if name[:1] in "US" and name[1:].isdigit():
            return text_dtype(int(name[1:]), name[0])
        if name == "str":
            return text_dtype(0)
        raise TypeError(f"data type {kind!r} not understood")
    for name, scalar in SCALARS.items():
        if kind is scalar:
            return _table[name] if name in _table else text_dtype(0, "U" if name == "str" else "S")
    general = {number: "float64", floating: "float64", inexact: "float64", integer: "int64", signedinteger: "int64",
               unsignedinteger: "uint64", complexfloating: "complex128", generic: "object"}
    if kind in general:
        return _table[general[kind]]
    if hasattr(kind, "dtype"):
        return dtype(kind.dtype)
    if isinstance(kind, (list, tuple, dict)):
        return _table["object"]
    raise TypeError(f"Cannot interpret '{kind!r}' as a data type")


def issubdtype(arg1, arg2):
    one = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype(arg1).type
    two = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype(arg2).type
    return issubclass(one, two)


def _scalar(value, kind):
    """A numpy scalar (or the unknown value, or the text, itself)."""
    if _is_unknown(value) or kind.kind in "OUS":
        return value
    if kind.name == "float64":
        return float.__new__(float64, value)
    made = object.__new__(kind.type)
    made._value = value
    return made


def int_range(kind):
    bits = 8 * kind.itemsize
    return (0, 2 ** bits - 1) if kind.kind == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def cast(value, kind):
    """`value` as an element of `kind`, as astype has it. A float that float32 cannot hold exactly becomes unknown."""
    if _is_unknown(value) or kind.kind in "OUS":
        return value
    if hasattr(value, "_value"):
        value = value._value
    if kind.kind == "b":
        return bool(value)
    if kind.kind in "iu":
        if value != value or value in (float("inf"), float("-inf")):
            return _shapetrace.unknown("an integer made of a number that is none", int)
        low, high = int_range(kind)
        return (int(value) - low) % (high - low + 1) + low
    if kind.kind == "f":
        value = float(value)
        if kind.itemsize < 8 and value - value == 0 and value * 1024 != int(value * 1024):
            return _shapetrace.unknown("a rounded element of an array", float)
        return value
    return complex(value)


def fit(value, kind):
    """`value` put into an array of `kind`: as cast, but an integer that is too large is refused."""
    if kind.kind in "iu" and isinstance(value, int) and not _is_unknown(value):
        low, high = int_range(kind)
        if not low <= value <= high:
            raise OverflowError(f"Python integer {value} out of bounds for {kind.name}")
    return cast(value, kind)


def _float_for(size):
    return _table["float16" if size <= 1 else "float32" if size == 2 else "float64"]


def result_type(a, b):
    """The common dtype of two."""
    if a.str == b.str:
        return a
    if a.kind in "OUS" or b.kind in "OUS":
        if a.kind == b.kind and a.kind in "US":
            return a if a.itemsize >= b.itemsize else b
        return _table["object"]
    if _ORDER.index(a.kind) > _ORDER.index(b.kind):
        a, b = b, a
    if a.kind == b.kind or a.kind == "b":
        return b if b.itemsize >= a.itemsize or a.kind != b.kind else a
    if b.kind == "i":  # an unsigned and a signed one
        if b.itemsize > a.itemsize:
            return b
        return _table["float64"] if a.itemsize >= 8 else _table[f"int{16 * a.itemsize}"]
    if a.kind in "iu":
        needed = _float_for(a.itemsize)
        if b.kind == "f":
            return b if b.itemsize >= needed.itemsize else needed
        return b if needed.itemsize <= b.itemsize // 2 else _table["complex128"]
    return b if a.itemsize <= b.itemsize // 2 else _table["complex128"]


def weak_result(kind, value):
    """The dtype of an operation between an array of `kind` and a plain Python number."""
    if isinstance(value, bool):
        return kind
    if isinstance(value, int):
        return _table["int64"] if kind.kind == "b" else kind
    if isinstance(value, float):
        return kind if kind.kind in "fcO" else _table["float64"]
    if kind.kind == "c":
        return kind
    return _table["complex64"] if kind.str in ("<f4", "<f2") else _table["complex128"]


def as_float(kind):
    """The type of a square root of such elements."""
    return kind if kind.kind in "fcO" else _float_for(kind.itemsize)


def _exact(value, kind):
    if kind.name == "float64":
        return float64(value)
    made = object.__new__(kind.type)
    made._value = value
    return made


class finfo:
    def __init__(self, kind):
        kind = dtype(kind)
        bits, exponent = {2: (10, 16), 4: (23, 128), 8: (52, 1024)}[kind.itemsize if kind.kind == "f" else 8]
        self.dtype, self.bits = kind, 8 * kind.itemsize
        eps = 2.0 ** -bits
        largest = (2 - eps) * 2.0 ** (exponent - 1)
        self.eps, self.max, self.min = _exact(eps, kind), _exact(largest, kind), _exact(-largest, kind)
        self.tiny = self.smallest_normal = _exact(2.0 ** (2 - exponent), kind)


class iinfo:
    def __init__(self, kind):
        self.dtype = dtype(kind)
        self.bits = 8 * self.dtype.itemsize
        self.min, self.max = int_range(self.dtype)
