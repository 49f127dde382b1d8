"""Regular expressions. `_re` matches; patterns, matches, replacing and splitting are here."""

import _re
from _shapetrace import is_unknown, unknown

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]

_SEARCH, _MATCH, _FULLMATCH = 0, 1, 2
_FLAG_NAMES = (
    (256, "ASCII"), (2, "IGNORECASE"), (4, "LOCALE"), (32, "UNICODE"), (8, "MULTILINE"), (16, "DOTALL"), (64, "VERBOSE"),
    (1, "TEMPLATE"), (128, "DEBUG"),
)


class RegexFlag(int):
    """Flags are ints that print their names."""

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(511 & ~int(self))

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        names = [name for bit, name in _ordered_flags() if int(self) & bit]
        return "|".join(names) if names else "NOFLAG"

    def __repr__(self):
        value = int(self)
        if not value:
            return "re.NOFLAG"
        names = ["re." + name for bit, name in _ordered_flags() if value & bit]
        rest = value & ~511
        if rest:
            names.append(hex(rest))
        return "|".join(names)

    __str__ = object.__str__

    def __hash__(self):
        return hash(int(self))


def _ordered_flags():
    return sorted(_FLAG_NAMES)


NOFLAG = RegexFlag(0)
TEMPLATE = T = RegexFlag(1)
IGNORECASE = I = RegexFlag(2)  # noqa: E741
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
DEBUG = RegexFlag(128)
ASCII = A = RegexFlag(256)
for _name in ("NOFLAG", "ASCII", "A", "IGNORECASE", "I", "LOCALE", "L", "MULTILINE", "M", "DOTALL", "S", "UNICODE", "U",
              "VERBOSE", "X", "DEBUG"):
    setattr(RegexFlag, _name, globals()[_name])
del _name


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


_cache = {}


def compile(pattern, flags=0):
    flags = int(flags)
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if is_unknown(pattern) or is_unknown(flags):
        return unknown("a regular expression that is not known", Pattern)
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    try:
        compiled = _re.compile(pattern, flags)
    except ValueError as wrong:
        message, position = wrong.args
        if position is None and "flag" in message:
            raise ValueError(message) from None
        raise error(message, pattern, position) from None
    if is_unknown(compiled):
        return compiled
    result = object.__new__(Pattern)
    result.pattern = pattern
    result._handle, result.groups, result.groupindex, result.flags, result._closing = compiled
    _cache[type(pattern), pattern, flags] = result
    return result


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def template(pattern, flags=0):
    return compile(pattern, flags)


def purge():
    _cache.clear()


_SPECIAL = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Pattern:
    def __new__(cls, *args, **kwargs):
        raise TypeError("cannot create 're.Pattern' instances")

    def _check(self, string):
        """Whether `string` is known; wrong kinds raise."""
        if is_unknown(string):
            return False
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
        elif isinstance(string, (bytes, bytearray, memoryview)):
            if isinstance(self.pattern, str):
                raise TypeError("cannot use a string pattern on a bytes-like object")
        else:
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        return True

    def _exec(self, string, pos, endpos, mode):
        if not self._check(string):
            return unknown(string)
        if endpos is None or endpos > len(string):
            endpos = len(string)
        spans = _re.exec(self._handle, string, pos, endpos, mode)
        if spans is None or is_unknown(spans):
            return spans
        return _match(self, string, spans, pos, endpos)

    def search(self, string, pos=0, endpos=None):
        return self._exec(string, pos, endpos, _SEARCH)

    def match(self, string, pos=0, endpos=None):
        return self._exec(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._exec(string, pos, endpos, _FULLMATCH)

    def _scan(self, string, pos=0, endpos=None, limit=-1):
        if endpos is None or endpos > len(string):
            endpos = len(string)
        return _re.scan(self._handle, string, pos, endpos, limit)

    def findall(self, string, pos=0, endpos=None):
        if not self._check(string):
            return unknown(string, list)
        found = self._scan(string, pos, endpos)
        if is_unknown(found):
            return unknown(found, list)
        if self.groups == 0:
            return [string[s[0]:s[1]] for s in found]
        empty = string[:0]
        if self.groups == 1:
            return [string[s[2]:s[3]] if s[2] >= 0 else empty for s in found]
        groups = range(2, 2 * self.groups + 2, 2)
        return [tuple([string[s[g]:s[g + 1]] if s[g] >= 0 else empty for g in groups]) for s in found]

    def finditer(self, string, pos=0, endpos=None):
        if not self._check(string):
            return unknown(string)
        found = self._scan(string, pos, endpos)
        if is_unknown(found):
            return found
        end = len(string) if endpos is None else min(endpos, len(string))
        return iter([_match(self, string, spans, pos, end) for spans in found])

    def split(self, string, maxsplit=0):
        if not self._check(string):
            return unknown(string, list)
        found = [] if maxsplit < 0 else self._scan(string, limit=maxsplit or -1)
        if is_unknown(found):
            return unknown(found, list)
        parts, last = [], 0
        for spans in found:
            parts.append(string[last:spans[0]])
            for g in range(2, len(spans), 2):
                parts.append(string[spans[g]:spans[g + 1]] if spans[g] >= 0 else None)
            last = spans[1]
        parts.append(string[last:])
        return parts

    def sub(self, repl, string, count=0):
        result = self.subn(repl, string, count)
        return unknown(result, str) if is_unknown(result) else result[0]

    def subn(self, repl, string, count=0):
        if not self._check(string):
            return unknown(string)
        if callable(repl):
            make = repl
        elif is_unknown(repl):
            return unknown(repl)
        else:
            if not isinstance(repl, (str, bytes)):
                raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")
            backslash = "\\" if isinstance(repl, str) else b"\\"
            make = _template(self, repl) if backslash in repl else None
        found = self._scan(string, limit=count or -1)
        if is_unknown(found):
            return found
        if not found:
            return string, 0
        parts, last = [], 0
        for spans in found:
            parts.append(string[last:spans[0]])
            parts.append(repl if make is None else make(_match(self, string, spans, 0, len(string))))
            last = spans[1]
        parts.append(string[last:])
        return string[:0].join(parts), len(found)

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str):
            flags &= ~32
        shown = f"re.compile({self.pattern!r:.200}"
        return f"{shown}, {RegexFlag(flags)!r})" if flags else shown + ")"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    __class_getitem__ = classmethod(type(list[int]))


def _match(pattern, string, spans, pos, endpos):
    result = object.__new__(Match)
    result.re, result.string, result._spans, result.pos, result.endpos = pattern, string, spans, pos, endpos
    return result


class Match:
    __slots__ = ("re", "string", "_spans", "pos", "endpos")

    def _number(self, group):
        if isinstance(group, int):
            if 0 <= group <= self.re.groups:
                return group
        elif isinstance(group, str) and group in self.re.groupindex:
            return self.re.groupindex[group]
        raise IndexError("no such group")

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._number(group)]

    def end(self, group=0):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0):
        number = 2 * self._number(group)
        return (self._spans[number], self._spans[number + 1])

    def expand(self, template):
        return _template(self.re, template)(self)

    @property
    def regs(self):
        spans = self._spans
        return tuple([(spans[i], spans[i + 1]) for i in range(0, len(spans), 2)])

    @property
    def lastindex(self):
        for number in reversed(self.re._closing):
            if self._spans[2 * number] >= 0:
                return number
        return None

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r:.50}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __class_getitem__ = classmethod(type(list[int]))


_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _template(pattern, text):
    """A function that makes the replacement for a match out of a template such as r"\\1-\\g<name>"."""
    source = text if isinstance(text, str) else str(text, "latin1")
    parts, literal = [], []  # a str is literal, an int a group
    i, n = 0, len(source)

    def fail(message, position):
        raise error(message, text, position)

    def add_group(number, position):
        if number > pattern.groups:
            fail(f"invalid group reference {number}", position)
        if literal:
            parts.append("".join(literal))
            literal.clear()
        parts.append(number)

    while i < n:
        char = source[i]
        if char != "\\":
            end = source.find("\\", i)
            end = n if end < 0 else end
            literal.append(source[i:end])
            i = end
            continue
        start = i
        if i + 1 >= n:
            fail("bad escape (end of pattern)", start)
        char = source[i + 1]
        i += 2
        if char == "g":
            if source[i:i + 1] != "<":
                fail("missing <", i)
            end = source.find(">", i)
            name = source[i + 1:] if end < 0 else source[i + 1:end]
            if end < 0:
                fail("missing >, unterminated name" if name else "missing group name", i + 1)
            if not name:
                fail("missing group name", i + 1)
            if name.isidentifier():
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                number = pattern.groupindex[name]
            elif name.isdecimal() and name.isascii():
                number = int(name)
            else:
                fail(f"bad character in group name {name!r}", i + 1)
            add_group(number, i + 1)
            i = end + 1
        elif char == "0":
            digits = char
            while len(digits) < 3 and source[i:i + 1] and source[i] in "01234567":
                digits += source[i]
                i += 1
            literal.append(chr(int(digits, 8) & 0xFF))
        elif char.isascii() and char.isdigit():
            digits = char
            if source[i:i + 1].isascii() and source[i:i + 1].isdigit():
                digits += source[i]
                i += 1
                third = source[i:i + 1]
                if char in "01234567" and digits[1] in "01234567" and third and third in "01234567":
                    code = int(digits + third, 8)
                    i += 1
                    if code > 0o377:
                        fail(f"octal escape value \\{digits + third} outside of range 0-0o377", start)
                    literal.append(chr(code))
                    continue
            add_group(int(digits), start + 1)
        elif char in _LETTERS:
            literal.append(_LETTERS[char])
        elif char.isascii() and char.isalpha():
            fail(f"bad escape \\{char}", start)
        else:
            literal.append("\\" + char)
    if literal:
        parts.append("".join(literal))
    if not isinstance(text, str):
        parts = [part if isinstance(part, int) else part.encode("latin1") for part in parts]
    empty = text[:0]

    def expand(match):
        return empty.join([match._text(part, empty) if isinstance(part, int) else part for part in parts])

    return expand
