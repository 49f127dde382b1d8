"""Bytes and their texts."""

from _shapetrace import is_unknown, unknown


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def hexlify(data, sep=None, bytes_per_sep=1):
    return (bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    from base64 import b64encode

    return b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    text = data if isinstance(data, str) else bytes(data).decode("latin1")
    values, padding = [], 0
    for c in text:
        if c == "=":
            padding += 1
            if len(values) % 4 >= 2 and len(values) % 4 + padding >= 4:
                break
        elif c in _LETTERS:
            values.append(_LETTERS.index(c))
            padding = 0
    rest = len(values) % 4
    if rest == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({len(values)}) cannot be 1 more than a multiple of 4"
        )
    if rest and rest + padding < 4:
        raise Error("Incorrect padding")
    pieces = []
    for i in range(0, len(values), 4):
        chunk = values[i:i + 4]
        n = 0
        for value in chunk + [0] * (4 - len(chunk)):
            n = n << 6 | value
        pieces.append(n.to_bytes(3, "big")[:len(chunk) - 1])
    return b"".join(pieces)


def crc32(data, crc=0, /):
    if is_unknown(data, crc):
        return unknown(data if is_unknown(data) else crc, int)
    crc ^= 0xFFFFFFFF
    for byte in bytes(data):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
