"""Reading JSON."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")
_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}
_ESCAPES = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}
_BLANKS = " \t\n\r"


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def scanstring(s, end, strict=True):
    """The text behind an opening quote, and where it ends."""
    begin = end - 1
    pieces = []
    while True:
        quote = s.find('"', end)
        slash = s.find("\\", end, quote if quote >= 0 else len(s))
        stop = slash if slash >= 0 else quote
        if stop < 0:
            stop = len(s)
        content = s[end:stop]
        if strict and not content.isprintable():
            for i, char in enumerate(content):
                if char < " ":
                    raise JSONDecodeError("Invalid control character at", s, end + i)
        if stop == len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if not pieces and slash < 0:
            return content, quote + 1
        pieces.append(content)
        end = stop + 1
        if slash < 0:
            return "".join(pieces), end
        char = s[end:end + 1]
        if not char:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if char != "u":
            if char not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", s, slash)
            pieces.append(_ESCAPES[char])
            end += 1
            continue
        code = _four_digits(s, end)
        end += 5
        if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
            low = _four_digits(s, end + 1)
            if 0xDC00 <= low <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800 << 10) | low - 0xDC00)
                end += 6
        pieces.append(chr(code))


def _four_digits(s, at):
    digits = s[at + 1:at + 5]
    if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at)


class JSONDecoder:
    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None

    def _skip(self, s, i):
        while s[i:i + 1] and s[i] in _BLANKS:
            i += 1
        return i

    def _value(self, s, i):
        char = s[i:i + 1]
        if char == '"':
            return scanstring(s, i + 1, self.strict)
        if char == "{":
            return self._object(s, i + 1)
        if char == "[":
            return self._array(s, i + 1)
        if char == "n" and s.startswith("null", i):
            return None, i + 4
        if char == "t" and s.startswith("true", i):
            return True, i + 4
        if char == "f" and s.startswith("false", i):
            return False, i + 5
        number = self._number(s, i)
        if number is not None:
            return number
        for name in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(name, i):
                return self.parse_constant(name), i + len(name)
        raise StopIteration(i)

    def _number(self, s, i):
        start, n = i, len(s)
        if s[i:i + 1] == "-":
            i += 1
        if not ("0" <= s[i:i + 1] <= "9"):
            return None
        if s[i] == "0":
            i += 1
        else:
            while i < n and "0" <= s[i] <= "9":
                i += 1
        whole = i
        if s[i:i + 1] == "." and "0" <= s[i + 1:i + 2] <= "9":
            i += 1
            while i < n and "0" <= s[i] <= "9":
                i += 1
        if i < n and s[i] in "eE":
            k = i + 1
            if s[k:k + 1] and s[k] in "+-":
                k += 1
            if "0" <= s[k:k + 1] <= "9":
                while k < n and "0" <= s[k] <= "9":
                    k += 1
                i = k
        return (self.parse_int if i == whole else self.parse_float)(s[start:i]), i

    def _inner(self, s, i):
        try:
            return self._value(s, i)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None

    def _array(self, s, i):
        items = []
        i = self._skip(s, i)
        if s[i:i + 1] == "]":
            return items, i + 1
        while True:
            value, i = self._inner(s, i)
            items.append(value)
            i = self._skip(s, i)
            char = s[i:i + 1]
            i += 1
            if char == "]":
                return items, i
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i - 1)
            i = self._skip(s, i)

    def _object(self, s, i):
        pairs = []
        i = self._skip(s, i)
        if s[i:i + 1] == "}":
            return self._finish(pairs), i + 1
        if s[i:i + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        while True:
            key, i = scanstring(s, i + 1, self.strict)
            i = self._skip(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._inner(s, self._skip(s, i + 1))
            pairs.append((key, value))
            i = self._skip(s, i)
            char = s[i:i + 1]
            i += 1
            if char == "}":
                return self._finish(pairs), i
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i - 1)
            i = self._skip(s, i)
            if s[i:i + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)
