"""Character classes, Template and Formatter."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compiled = None

    _compiled = None

    @classmethod
    def _regex(cls):
        if cls._compiled is None:
            import re

            own = cls.__dict__.get("pattern")
            if own is None:
                delimiter = re.escape(cls.delimiter)
                braced = cls.braceidpattern or cls.idpattern
                own = (
                    f"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
                    f"{{(?P<braced>{braced})}}|(?P<invalid>))"
                )
            cls._compiled = re.compile(own, cls.flags | re.VERBOSE)
        return cls._compiled

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        at = mo.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = at - len("".join(lines[:-1])), len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _values(self, mapping, kws):
        if mapping is None:
            return kws
        if kws:
            from collections import ChainMap

            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=None, /, **kws):
        mapping = self._values(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                return str(mapping[named])
            if mo.group("escaped") is not None:
                return self.delimiter
            self._invalid(mo)

        return self._regex().sub(convert, self.template)

    def safe_substitute(self, mapping=None, /, **kws):
        mapping = self._values(mapping, kws)

        def convert(mo):
            named = mo.group("named") or mo.group("braced")
            if named is not None:
                try:
                    return str(mapping[named])
                except KeyError:
                    return mo.group()
            return self.delimiter if mo.group("escaped") is not None else mo.group()

        return self._regex().sub(convert, self.template)

    def get_identifiers(self):
        names = []
        for mo in self._regex().finditer(self.template):
            named = mo.group("named") or mo.group("braced")
            if named is not None and named not in names:
                names.append(named)
        return names

    def is_valid(self):
        return all(mo.group("invalid") is None for mo in self._regex().finditer(self.template))


def _parse(text):
    """(literal, field or None, spec, conversion) pieces of a format string."""
    literal, i, n = "", 0, len(text)
    while i < n:
        char = text[i]
        if char in "{}" and text[i + 1:i + 2] == char:
            literal += char
            i += 2
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        elif char == "{":
            depth, start = 1, i + 1
            i += 1
            while i < n and depth:
                depth += (text[i] == "{") - (text[i] == "}")
                i += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if start == n else "expected '}' before end of string")
            field = text[start:i - 1]
            bracket = spec_at = 0
            for spec_at, c in enumerate(field):
                bracket += (c == "[") - (c == "]")
                if c in ":!" and not bracket:
                    break
            else:
                spec_at = len(field)
            name, rest = field[:spec_at], field[spec_at:]
            conversion, spec = None, ""
            if rest.startswith("!"):
                conversion, spec = rest[1:2], rest[2:]
                if spec and not spec.startswith(":"):
                    raise ValueError("expected ':' after conversion specifier")
                spec = spec[1:]
            elif rest:
                spec = rest[1:]
            yield literal, name, spec, conversion
            literal = ""
        else:
            literal += char
            i += 1
    if literal:
        yield literal, None, None, None


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, first = self.get_field(name, args, kwargs)
            used_args.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        end = min([i for i in (field_name.find("."), field_name.find("[")) if i >= 0], default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = min([i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0], default=len(rest))
                obj, rest = getattr(obj, rest[1:end]), rest[end:]
            else:
                end = rest.index("]")
                key, rest = rest[1:end], rest[end + 1:]
                obj = obj[int(key) if key.isdigit() else key]
        return obj, first
