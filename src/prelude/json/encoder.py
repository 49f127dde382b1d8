"""Writing JSON."""

from _shapetrace import is_unknown, unknown

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def encode_basestring(s):
    if s.isprintable() and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    return '"' + "".join([_ESCAPES.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in s]) + '"'


def encode_basestring_ascii(s):
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    pieces = []
    for c in s:
        code = ord(c)
        if c in _ESCAPES:
            pieces.append(_ESCAPES[c])
        elif 32 <= code < 127:
            pieces.append(c)
        elif code < 0x10000:
            pieces.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            pieces.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
    return '"' + "".join(pieces) + '"'


class _UnknownPart(Exception):
    """Something that is not known stands in the value: so is the text."""

    def __init__(self, value):
        self.value = value


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        pieces = []
        try:
            self._write(o, pieces.append, "\n", {})
        except _UnknownPart as part:
            return unknown(part.value, str)
        return "".join(pieces)

    def iterencode(self, o, _one_shot=False):
        return iter([self.encode(o)])

    def _text(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == float("inf"):
            text = "Infinity"
        elif o == float("-inf"):
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            detail = "" if self.indent is None else f": {o!r}"
            raise ValueError("Out of range float values are not JSON compliant" + detail)
        return text

    def _plain(self, o):
        """The text of a value that holds no others; None for the rest."""
        if is_unknown(o):
            raise _UnknownPart(o)
        if isinstance(o, str):
            return self._text(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, put, newline, inside):
        text = self._plain(o)
        if text is not None:
            put(text)
            return
        if self.check_circular:
            if id(o) in inside:
                raise ValueError("Circular reference detected")
            inside[id(o)] = o
        if isinstance(o, (list, tuple)):
            self._write_items(o, put, newline, inside)
        elif isinstance(o, dict):
            self._write_dict(o, put, newline, inside)
        else:
            self._write(self.default(o), put, newline, inside)
        if self.check_circular:
            del inside[id(o)]

    def _deeper(self, newline):
        if self.indent is None:
            return newline, ""
        step = self.indent if isinstance(self.indent, str) else " " * self.indent
        return newline + step, newline + step

    def _write_items(self, items, put, newline, inside):
        if not items:
            put("[]")
            return
        inner, lead = self._deeper(newline)
        separator = self.item_separator + lead
        put("[" + lead)
        first = True
        for item in items:
            if not first:
                put(separator)
            first = False
            self._write(item, put, inner, inside)
        put("]" if self.indent is None else newline + "]")

    def _write_dict(self, dct, put, newline, inside):
        if not dct:
            put("{}")
            return
        inner, lead = self._deeper(newline)
        separator = self.item_separator + lead
        put("{" + lead)
        first = True
        for key, value in sorted(dct.items()) if self.sort_keys else dct.items():
            if not isinstance(key, str):
                if isinstance(key, float):
                    key = self._float(key)
                elif key is None or isinstance(key, int):
                    key = self._plain(key)
                elif self.skipkeys:
                    continue
                elif is_unknown(key):
                    raise _UnknownPart(key)
                else:
                    raise TypeError(
                        f"keys must be str, int, float, bool or None, not {key.__class__.__name__}"
                    )
            if not first:
                put(separator)
            first = False
            put(self._text(key))
            put(self.key_separator)
            self._write(value, put, inner, inside)
        put("}" if self.indent is None else newline + "}")
