"""INI files."""

from collections.abc import MutableMapping

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation",
    "BasicInterpolation", "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}" + (
            f" [line {lineno:2d}]" if lineno is not None else "") + ": section "
        super().__init__(f"{where}{section!r} already exists" if where else f"Section {section!r} already exists")
        self.section = section


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        where = "Option " if source is None else f"While reading from {source!r}" + (
            f" [line {lineno:2d}]" if lineno is not None else "") + ": option "
        super().__init__(f"{where}{option!r} in section {section!r} already exists")
        self.section, self.option = section, option


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, (
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key "
            f"{reference!r} which is not a valid option name. Raw value: {rawval!r}"
        ))


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    pass


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"
        self.args = (self.message,)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults, depth=1):
        import re

        if not isinstance(value, str) or "%" not in value:
            return value
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, "Recursion limit exceeded in value substitution: option "
                                          f"{option!r} in section {section!r}")

        def replace(match):
            if match.group() == "%%":
                return "%"
            name = match.group(1)
            if name is None:
                raise InterpolationSyntaxError(
                    option, section, f"'%' must be followed by '%' or '(', found: {value[match.start():]!r}")
            name = parser.optionxform(name)
            if name not in defaults:
                raise InterpolationMissingOptionError(option, section, value, name)
            return self.before_get(parser, section, option, defaults[name], defaults, depth + 1)

        return re.sub(r"%%|%\(([^)]+)\)s|%", replace, value)


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults, depth=1):
        import re

        if not isinstance(value, str) or "$" not in value:
            return value

        def replace(match):
            if match.group() == "$$":
                return "$"
            other, _, name = match.group(1).rpartition(":")
            source = parser._values(other) if other else defaults
            name = parser.optionxform(name)
            if name not in source:
                raise InterpolationMissingOptionError(option, section, value, match.group(1))
            return self.before_get(parser, other or section, name, source[name], source, depth + 1)

        return re.sub(r"\$\$|\$\{([^}]+)\}", replace, value)


class RawConfigParser(MutableMapping):
    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
    }

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"),
                 comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True,
                 empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET):
        self._sections, self._defaults = {}, {}
        self._allow_no_value, self._delimiters, self._strict = allow_no_value, tuple(delimiters), strict
        self._comments = tuple(comment_prefixes or ())
        self._inline_comments = tuple(inline_comment_prefixes or ())
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = str(value)

    def __getattr__(self, name):
        if name.startswith("get") and name[3:] in self.__dict__.get("_converters", ()):
            convert = self._converters[name[3:]]
            return lambda section, option, **kw: self._get_conv(section, option, convert, **kw)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def _values(self, section, vars=None):
        values = dict(self._defaults)
        if section in self._sections:
            values.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value if value is None else str(value)
        return values

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        name = self.optionxform(option)
        if name not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, convert, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        values = self._values(section, vars)
        if raw:
            return list(values.items())
        return [(n, self._interpolation.before_get(self, section, n, v, values)) for n, v in values.items()]

    def set(self, section, option, value=None):
        if not section or section == self.default_section:
            target = self._defaults
        elif section in self._sections:
            target = self._sections[section]
        else:
            raise NoSectionError(section)
        target[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section].pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, _UNSET) is not _UNSET

    def read(self, filenames, encoding=None):
        from _shapetrace import is_unknown
        from os import fspath

        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        found = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    if is_unknown(file):
                        continue
                    self._read(file, fspath(name))
            except OSError:
                continue
            found.append(fspath(name))
        return found

    def read_file(self, f, source=None):
        self._read(f, source or getattr(f, "name", "<???>"))

    readfp = read_file

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, keys in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for key, value in keys.items():
                self.set(section, str(key), value if value is None else str(value))

    def _read(self, lines, source):
        section, option, indent, seen = None, None, 0, set()
        pending = {}  # (section, option) -> lines of its value
        broken = None
        for number, line in enumerate(lines, 1):
            text = line.strip()
            if any(text.startswith(prefix) for prefix in self._comments):
                continue
            for prefix in self._inline_comments:
                at = line.find(prefix)
                while at >= 0:
                    if at == 0 or line[at - 1].isspace():
                        line = line[:at]
                        text = line.strip()
                        break
                    at = line.find(prefix, at + 1)
            if not text:
                if self._empty_lines and option is not None and pending.get((section, option)) is not None:
                    pending[section, option].append("")
                else:
                    indent = 10**9
                continue
            depth = len(line) - len(line.lstrip())
            if section is not None and option is not None and depth > indent:
                pending[section, option].append(text)
                continue
            indent = depth
            if text.startswith("[") and "]" in text:
                section, option = text[1:text.rindex("]")], None
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                elif section != self.default_section:
                    self._sections[section] = {}
                seen.add(section)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [text.find(d) for d in self._delimiters if d in text]
            if not places and not self._allow_no_value:
                broken = broken or ParsingError(source)
                broken.append(number, repr(line))
                continue
            at = min(places) if places else len(text)
            option = self.optionxform(text[:at].rstrip())
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            pending[section, option] = [text[at + 1:].strip()] if places else None
        if broken is not None:
            raise broken
        for (name, key), value in pending.items():
            target = self._defaults if name == self.default_section else self._sections[name]
            target[key] = value if value is None else "\n".join(value).rstrip()

    def write(self, fp, space_around_delimiters=True):
        mark = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        named = [(self.default_section, self._defaults)] if self._defaults else []
        for name, values in (*named, *self._sections.items()):
            fp.write(f"[{name}]\n")
            for key, value in values.items():
                text = "" if value is None else mark + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{text}\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key not in self._sections:
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if value is not None and not isinstance(value, str):
            raise TypeError("option values must be strings")
        super().set(section, option, value)


SafeConfigParser = ConfigParser


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    def __repr__(self):
        return f"<Section: {self._name}>"

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, name):
        if name.startswith("get"):
            convert = getattr(self._parser, name)
            return lambda option, fallback=None, **kw: convert(self._name, option, fallback=fallback, **kw)
        raise AttributeError(f"'SectionProxy' object has no attribute '{name}'")
