"""Encodings."""

BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


def encode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _rot13(obj)
    if encoding in ("hex", "hex_codec"):
        return bytes(obj).hex().encode()
    if encoding in ("base64", "base64_codec"):
        from base64 import encodebytes

        return encodebytes(obj)
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("rot13", "rot_13"):
        return _rot13(obj)
    if encoding in ("hex", "hex_codec"):
        return bytes.fromhex(bytes(obj).decode())
    if encoding in ("base64", "base64_codec"):
        from base64 import decodebytes

        return decodebytes(obj)
    return obj.decode(encoding, errors)


def _rot13(text):
    import string

    low, high = string.ascii_lowercase, string.ascii_uppercase
    return text.translate(str.maketrans(low + high, low[13:] + low[:13] + high[13:] + high[:13]))


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import io

    if encoding is None:
        return io.open(filename, mode, buffering)
    return io.open(filename, mode.replace("b", ""), buffering, encoding, errors)


class CodecInfo(tuple):
    def __new__(cls, encode, decode, name=None, **kwargs):
        self = tuple.__new__(cls, (encode, decode, None, None))
        self.encode, self.decode, self.name = encode, decode, name
        return self


_ALIASES = {"utf8": "utf-8", "utf_8": "utf-8", "latin1": "iso8859-1", "latin-1": "iso8859-1", "us-ascii": "ascii"}


def lookup(encoding, /):
    for search in _searched:
        found = search(encoding.lower().replace(" ", "_"))
        if found is not None:
            return found
    name = _ALIASES.get(encoding.lower(), encoding.lower())
    try:
        "".encode(name)
    except LookupError:
        raise LookupError(f"unknown encoding: {encoding}") from None
    return CodecInfo(
        lambda text, errors="strict": (text.encode(name, errors), len(text)),
        lambda data, errors="strict": (bytes(data).decode(name, errors), len(data)), name,
    )


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getreader(encoding):
    import io

    return lambda stream, errors="strict": io.TextIOWrapper(stream, encoding, errors)


getwriter = getreader


_searched = []


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searched.append(search_function)


def unregister(search_function, /):
    if search_function in _searched:
        _searched.remove(search_function)


def register_error(errors, handler, /):
    pass


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    for chunk in iterator:
        yield chunk.decode(encoding, errors)


def iterencode(iterator, encoding, errors="strict", **kwargs):
    for chunk in iterator:
        yield chunk.encode(encoding, errors)


def escape_decode(data, errors="strict", /):
    return eval("b'" + data.decode("latin1").replace("'", "\\'") + "'"), len(data)
