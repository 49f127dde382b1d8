"""Bytes as text."""

from _shapetrace import is_unknown, unknown

_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")
    return bytes(s)


def b64encode(s, altchars=None):
    if is_unknown(s):
        return unknown(s, bytes)
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    data = bytes(s)
    letters = _STANDARD if altchars is None else _STANDARD[:62] + altchars.decode("ascii")
    pieces = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        text = "".join([letters[n >> shift & 63] for shift in (18, 12, 6, 0)])
        pieces.append(text[:len(chunk) + 1] + "=" * (3 - len(chunk)))
    return "".join(pieces).encode("ascii")


def b64decode(s, altchars=None, validate=False):
    if is_unknown(s):
        return unknown(s, bytes)
    import binascii

    text = _bytes(s).decode("latin1")
    if altchars is not None:
        alt = _bytes(altchars).decode("latin1")
        text = text.replace(alt[0], "+").replace(alt[1], "/")
    if validate and any(c not in _STANDARD + "=" for c in text):
        raise binascii.Error("Only base64 data is allowed")
    return binascii.a2b_base64(text)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    pieces = [b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57)]
    return b"".join(pieces)


def decodebytes(s):
    return b64decode(s)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(_bytes(s).decode())


def b32encode(s):
    return unknown("a base 32 text", bytes)


b32decode = b85encode = b85decode = b32encode
