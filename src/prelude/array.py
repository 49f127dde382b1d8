"""Arrays of numbers."""

from _array import Numbers
from collections.abc import MutableSequence

typecodes = "bBuhHiIlLqQfd"
_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_NAMES = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
          "i": "signed integer", "I": "unsigned int"}


class array(Numbers):
    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = super().__new__(cls, typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            if isinstance(initializer, str) and typecode != "u":
                raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
            self.extend(initializer)
        return self

    @property
    def itemsize(self):
        return _SIZES[self.typecode]

    def _check(self, value):
        code = self.typecode
        if code == "u":
            return value
        if code in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            if code == "f":
                from struct import pack, unpack

                return unpack("f", pack("f", value))[0]
            return float(value)
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = self.itemsize * 8
        low, high = (0, (1 << bits) - 1) if code.isupper() else (-(1 << bits - 1), (1 << bits - 1) - 1)
        if value < low or value > high:
            name = _NAMES.get(code, "Python int too large to convert to C long")
            if code not in _NAMES:
                raise OverflowError(name)
            raise OverflowError(f"{name} is {'less than minimum' if value < low else 'greater than maximum'}")
        return int(value)

    def _append(self, x):
        self._items.append(self._check(x))

    def extend(self, bb, /):
        for value in list(bb) if bb is self else bb:
            self.append(value)

    fromlist = extend

    def insert(self, i, v, /):
        self._items.insert(i, self._check(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, /, *bounds):
        try:
            return self._items.index(v, *bounds)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return self._items[:]

    def tobytes(self):
        from struct import pack

        return pack(f"={len(self._items)}{_standard(self.typecode)}", *self._items)

    def frombytes(self, buffer, /):
        from struct import iter_unpack

        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend([v for (v,) in iter_unpack("=" + _standard(self.typecode), bytes(buffer))])

    def fromfile(self, f, n, /):
        self.frombytes(f.read(n * self.itemsize))

    def tofile(self, f, /):
        f.write(self.tobytes())

    def tounicode(self):
        return "".join(self._items)

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b"".join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def buffer_info(self):
        return (id(self._items), len(self._items))

    def _like(self, items):
        result = array(self.typecode)
        result._items.extend(items)
        return result

    def __copy__(self):
        return self._like(self._items)

    def __deepcopy__(self, memo):
        return self._like(self._items)

    def __contains__(self, v):
        return v in self._items

    def _get_item(self, i):
        if isinstance(i, slice):
            return self._like(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def _set_item(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f'can only assign array (not "{type(v).__name__}") to array slice')
            self._items[i] = v._items
            return
        try:
            self._items[i] = self._check(v)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self._items.extend((self + other)._items[len(self._items):])
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        return f"array({self.typecode!r}, {self.tounicode()!r})" if self.typecode == "u" else \
            f"array({self.typecode!r}, {self._items!r})"


def _standard(code):
    return {"l": "q", "L": "Q", "u": "I"}.get(code, code)


MutableSequence.register(array)
ArrayType = array
