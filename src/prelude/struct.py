"""Packing numbers into bytes."""

from _shapetrace import is_unknown, unknown

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


error.__module__ = "struct"
error.__qualname__ = "error"

_STANDARD = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "f": 4, "d": 8, "e": 2,
             "c": 1, "?": 1, "s": 1, "p": 1, "x": 1}
_NATIVE = {**_STANDARD, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_parsed = {}


def _parse(fmt):
    """(byte order, [(letter, count, offset)], size, number of values)"""
    if isinstance(fmt, bytes):
        fmt = fmt.decode("ascii")
    if fmt in _parsed:
        return _parsed[fmt]
    order, aligned, sizes, i = "little", True, _NATIVE, 0
    if fmt[:1] in tuple("@=<>!"):
        i = 1
        if fmt[0] != "@":
            aligned, sizes = False, _STANDARD
            order = "big" if fmt[0] in ">!" else "little"
    fields, offset, values = [], 0, 0
    while i < len(fmt):
        char = fmt[i]
        if char.isspace():
            i += 1
            continue
        count = ""
        while char.isdigit():
            count += char
            i += 1
            if i >= len(fmt):
                raise error("repeat count given without format specifier")
            char = fmt[i]
        i += 1
        if char not in sizes:
            raise error("bad char in struct format")
        size, repeat = sizes[char], int(count) if count else 1
        if aligned and char not in "spx":
            offset += -offset % size
        fields.append((char, repeat, offset))
        offset += size * repeat
        values += 0 if char == "x" else 1 if char in "sp" else repeat
    _parsed[fmt] = order, fields, offset, values, sizes
    return _parsed[fmt]


def calcsize(format, /):
    return _parse(format)[2]


_RANGES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


def _pack_int(value, char, size, order):
    if not isinstance(value, int):
        if not hasattr(value, "__index__"):
            raise error("required argument is not an integer")
        value = value.__index__()
    signed = char in "bhilqn"
    low, high = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    if not low <= value <= high:
        if char in _RANGES:
            name = _RANGES[char]
            raise error(f"{name} format requires {low} <= number <= {high}")
        if char in "qQ" and size == 8:
            raise error("int too large to convert" if signed or value > high else "argument out of range")
        raise error(f"'{char}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


def _float_bits(value, exponent_bits, fraction_bits, saturates=False):
    """The IEEE bits of a number, rounded half to even."""
    from math import copysign, frexp, isinf, isnan, ldexp

    bias = (1 << exponent_bits - 1) - 1
    sign = 1 if copysign(1.0, value) < 0 else 0
    top = sign << exponent_bits + fraction_bits
    infinite = (1 << exponent_bits) - 1 << fraction_bits
    if isnan(value):
        return top | infinite | 1 << fraction_bits - 1
    value = abs(value)
    if isinf(value):
        return top | infinite
    if value == 0:
        return top
    mantissa, exponent = frexp(value)
    exponent += bias - 1
    shift = fraction_bits + 1 if exponent > 0 else fraction_bits + exponent
    scaled = ldexp(mantissa, shift)
    whole = round(scaled)
    bits = whole + ((exponent - 1) << fraction_bits if exponent > 0 else 0)
    if bits >= infinite:
        if saturates:
            return top | infinite
        raise OverflowError("float too large to pack with " + ("f" if fraction_bits == 23 else "e") + " format")
    return top | bits


def _bits_float(bits, exponent_bits, fraction_bits):
    from math import inf, ldexp, nan

    bias = (1 << exponent_bits - 1) - 1
    sign = -1.0 if bits >> exponent_bits + fraction_bits else 1.0
    exponent = bits >> fraction_bits & (1 << exponent_bits) - 1
    fraction = bits & (1 << fraction_bits) - 1
    if exponent == (1 << exponent_bits) - 1:
        return nan if fraction else sign * inf
    if exponent == 0:
        return sign * ldexp(float(fraction), 1 - bias - fraction_bits)
    return sign * ldexp(float(fraction | 1 << fraction_bits), exponent - bias - fraction_bits)


_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


def pack(format, /, *values):
    order, fields, size, count, sizes = _parse(format)
    if len(values) != count:
        raise error(f"pack expected {count} items for packing (got {len(values)})")
    if is_unknown(*values):
        return unknown("packed numbers that are not known", bytes)
    result = bytearray(size)
    at = 0
    for char, repeat, offset in fields:
        width = sizes[char]
        if char == "x":
            continue
        if char in "sp":
            value = values[at]
            at += 1
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{char}' must be a bytes object")
            value = bytes(value)
            if char == "p":
                value = value[:max(repeat - 1, 0)]
                value = bytes([len(value)]) + value
            value = value[:repeat]
            result[offset:offset + len(value)] = value
            continue
        for i in range(repeat):
            value = values[at]
            at += 1
            if char == "c":
                if not isinstance(value, bytes) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                data = value
            elif char == "?":
                data = b"\x01" if value else b"\x00"
            elif char in _FLOATS:
                if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                    raise error("required argument is not a float")
                data = _float_bits(float(value), *_FLOATS[char], sizes is _NATIVE and char == "f")
                data = data.to_bytes(width, order)
            else:
                data = _pack_int(value, char, width, order)
            result[offset + i * width:offset + (i + 1) * width] = data
    return bytes(result)


def unpack(format, buffer, /):
    order, fields, size, count, sizes = _parse(format)
    if is_unknown(buffer):
        hidden = []
        for char, repeat, _ in fields:
            kind = float if char in "efd" else bytes if char in "csp" else bool if char == "?" else int
            times = 0 if char == "x" else 1 if char in "sp" else repeat
            hidden += [unknown(buffer, kind) for _ in range(times)]
        return tuple(hidden)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    buffer = bytes(buffer)
    values = []
    for char, repeat, offset in fields:
        width = sizes[char]
        if char == "x":
            continue
        if char == "s":
            values.append(buffer[offset:offset + repeat])
            continue
        if char == "p":
            values.append(buffer[offset + 1:offset + 1 + min(buffer[offset], repeat - 1)])
            continue
        for i in range(repeat):
            data = buffer[offset + i * width:offset + (i + 1) * width]
            if char == "c":
                values.append(data)
            elif char == "?":
                values.append(data != b"\x00")
            elif char in _FLOATS:
                values.append(_bits_float(int.from_bytes(data, order), *_FLOATS[char]))
            else:
                values.append(int.from_bytes(data, order, signed=char in "bhilqn"))
    return tuple(values)


def unpack_from(format, /, buffer, offset=0):
    if is_unknown(buffer, offset):
        return unpack(format, unknown("bytes that are not known", bytes))
    size = calcsize(format)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < size:
        raise error(
            f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset "
            f"{offset} (actual buffer size is {len(buffer)})"
        )
    return unpack(format, buffer[offset:offset + size])


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    buffer[offset:offset + len(data)] = data


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    for i in range(0, len(buffer), size):
        yield unpack(format, buffer[i:i + size])


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
