"""Reading YAML, line by line."""

from yaml import MarkedYAMLError


def documents(text, safe=True):
    """The values of the documents of a text; a safe reader takes no tags of Python's own types."""
    lines = text.replace("\r\n", "\n").split("\n")
    found, current, started = [], [], False
    for number, line in enumerate(lines):
        if line.startswith("---") and (len(line) == 3 or line[3] in " \t\n"):
            if started or any(part.strip() and not part.lstrip().startswith("#") for _, part in current):
                found.append(current)
            current, started = [], True
            if line[3:].strip():
                current.append((number, line[3:]))
        elif line.startswith("...") and not line[3:].strip():
            found.append(current)
            current, started = [], False
        elif not (line.startswith("%") and not current):
            current.append((number, line))
    if started or any(part.strip() and not part.lstrip().startswith("#") for _, part in current):
        found.append(current)
    return [_Reader(one, safe).document() for one in found]


class _Error(MarkedYAMLError):
    pass


class _Reader:
    def __init__(self, lines, safe):
        self.lines = lines
        self.safe = safe
        self.i = 0
        self.anchors = {}

    def document(self):
        self.skip()
        if self.i >= len(self.lines):
            return None
        value = self.block(self.indent())
        self.skip()
        if self.i < len(self.lines):
            self.fail("expected '<document start>', but found something else")
        return value

    def fail(self, message):
        number = self.lines[self.i][0] if self.i < len(self.lines) else (self.lines[-1][0] if self.lines else 0)
        raise _Error(f'{message}\n  in "<unicode string>", line {number + 1}, column 1')

    def skip(self):
        while self.i < len(self.lines):
            text = self.lines[self.i][1].strip()
            if text and not text.startswith("#"):
                return
            self.i += 1

    def line(self):
        return self.lines[self.i][1]

    def replace(self, text):
        self.lines[self.i] = (self.lines[self.i][0], text)

    def indent(self):
        line = self.line()
        blank = len(line) - len(line.lstrip(" "))
        if line[blank:blank + 1] == "\t":
            self.fail("found character '\\t' that cannot start any token")
        return blank

    # --- blocks ---

    def block(self, indent):
        """The value that begins at the current line, which is indented by `indent`."""
        text = self.line()[indent:]
        if text.startswith("- ") or text.rstrip() == "-":
            return self.sequence(indent)
        if text.startswith("? "):
            self.fail("complex keys are not read")
        if _key_end(text) is not None:
            return self.mapping(indent)
        return self.scalar_or_flow(text, indent - 1, own_line=True)

    def sequence(self, indent):
        items = []
        while True:
            self.skip()
            if self.i >= len(self.lines) or self.indent() != indent:
                break
            text = self.line()[indent:]
            if not (text.startswith("- ") or text.rstrip() == "-"):
                break
            rest = text[1:]
            if _without_comment(rest).strip():
                # What follows the dash is a block of its own, indented by where it begins.
                inner = indent + 1 + len(rest) - len(rest.lstrip(" "))
                self.replace(" " * inner + rest.lstrip(" "))
                items.append(self.tagged(inner, indent))
            else:
                self.i += 1
                items.append(self.nested(indent))
        return items

    def tagged(self, inner, outer):
        """A block entry that may begin with an anchor or a tag."""
        text = self.line()[inner:]
        name, text, tag = _properties(text)
        if name is None and tag is None:
            return self.block(inner)
        if _without_comment(text).strip():
            self.replace(" " * inner + text)
            value = self.block(inner)
        else:
            self.i += 1
            value = self.nested(outer)
        value = self.apply_tag(tag, value)
        if name is not None:
            self.anchors[name] = value
        return value

    def nested(self, indent, same_level_list=False):
        """The value on the lines below, when they are indented deeper."""
        self.skip()
        if self.i >= len(self.lines):
            return None
        inner = self.indent()
        if inner > indent:
            return self.tagged(inner, indent)
        text = self.line()[inner:]
        if same_level_list and inner == indent and (text.startswith("- ") or text.rstrip() == "-"):
            return self.sequence(inner)
        return None

    def mapping(self, indent):
        result, merges = {}, []
        while True:
            self.skip()
            if self.i >= len(self.lines) or self.indent() != indent:
                if self.i < len(self.lines) and self.indent() > indent:
                    self.fail("mapping values are not allowed here")
                break
            text = self.line()[indent:]
            end = _key_end(text)
            if end is None or text.startswith("- "):
                if self.indent() == indent and end is None:
                    self.fail("could not find expected ':'")
                break
            key_text = text[:end].strip()
            key = _plain(key_text) if key_text[:1] not in "'\"" else _quoted(key_text, 0)[0]
            rest = text[end + 1:]
            value = self.value_behind_colon(rest, indent)
            if key == "<<":
                merges.append(value)
                continue
            result[key] = value
        for merge in merges:
            for one in merge if isinstance(merge, list) else [merge]:
                result = {**one, **result}
        return result

    def value_behind_colon(self, rest, indent):
        name, rest, tag = _properties(rest.lstrip(" "))
        bare = _without_comment(rest).strip()
        if not bare:
            self.i += 1
            value = self.nested(indent, same_level_list=True)
        elif bare[0] in "|>":
            value = self.text_block(bare, indent)
        else:
            value = self.scalar_or_flow(rest.lstrip(" "), indent)
        value = self.apply_tag(tag, value)
        if name is not None:
            self.anchors[name] = value
        return value

    def apply_tag(self, tag, value):
        if tag is None or tag in ("!!map", "!!seq", "!!null", "!!bool", "!"):
            return value
        if tag == "!!str":
            return "" if value is None else str(value)
        if tag in ("!!int", "!!float"):
            return int(value) if tag == "!!int" else float(value)
        if tag == "!!set":
            return set(value)
        if tag == "!!python/tuple" and not self.safe:
            return tuple(value)
        self.fail(f"could not determine a constructor for the tag {tag.replace('!!', 'tag:yaml.org,2002:')!r}")

    def text_block(self, header, indent):
        """| keeps line ends, > folds them; - and + say what becomes of the last ones."""
        folded, keep = header[0] == ">", header[1:]
        depth = next((int(c) for c in keep if c.isdigit()), None)
        self.i += 1
        lines = []
        margin = indent + depth if depth else None
        while self.i < len(self.lines):
            line = self.line()
            if not line.strip():
                lines.append("" if margin is None else line[margin:])
                self.i += 1
                continue
            blank = len(line) - len(line.lstrip(" "))
            if margin is None:
                if blank <= indent:
                    break
                margin = blank
            if blank < margin:
                break
            lines.append(line[margin:])
            self.i += 1
        trailing = 0
        while lines and not lines[-1]:
            lines.pop()
            trailing += 1
        if folded:
            text, previous = "", None
            for line in lines:
                if previous is None:
                    text = line
                elif not line:
                    text += "\n"
                elif previous == "" or line[:1] in " \t" or previous[:1] in " \t":
                    text += ("\n" if previous else "") + line if previous != "" else line
                else:
                    text += " " + line
                previous = line
        else:
            text = "\n".join(lines)
        if "-" in keep or not lines:
            return text
        return text + "\n" * (trailing + 1 if "+" in keep else 1)

    # --- scalars and flow collections ---

    def scalar_or_flow(self, text, indent, own_line=False):
        if text[0] in "[{":
            return self.flow(text)
        if text[0] in "'\"":
            while True:
                value, end = _quoted(text, 0)
                if end is not None:
                    break
                self.i += 1
                if self.i >= len(self.lines):
                    self.fail("found unexpected end of stream while scanning a quoted scalar")
                text = text.rstrip() + ("\n" if not self.line().strip() else " ") + self.line().strip()
            if _without_comment(text[end:]).strip():
                self.fail("expected <block end>, but found '<scalar>'")
            self.i += 1
            return value
        if text[0] == "*":
            self.i += 1
            name = _without_comment(text[1:]).strip()
            if name not in self.anchors:
                self.fail(f"found undefined alias {name!r}")
            return self.anchors[name]
        if text[0] in "|>":
            return self.text_block(_without_comment(text).strip(), indent)
        if text[0] in "@`%":
            self.fail(f"found character {text[0]!r} that cannot start any token")
        plain = _without_comment(text).strip()
        if ": " in plain:
            self.fail("mapping values are not allowed here")
        self.i += 1
        # A plain scalar goes on over lines that are indented deeper.
        if _without_comment(text) == text:
            while self.i < len(self.lines):
                line = self.line()
                stripped = line.strip()
                if not stripped or stripped.startswith("#") or self.indent() <= indent or own_line and self.indent() < indent:
                    break
                if _key_end(stripped) is not None:
                    break
                plain += " " + _without_comment(stripped).strip()
                self.i += 1
        return _plain(plain)

    def flow(self, text):
        """A flow collection, which may go on over the next lines."""
        while True:
            try:
                value, end = self.flow_value(text, 0)
                break
            except IndexError:
                self.i += 1
                if self.i >= len(self.lines):
                    self.fail("expected ',' or ']', but got '<stream end>'")
                text = _without_comment(text) + " " + self.line().strip()
        if _without_comment(text[end:]).strip():
            self.fail("expected <block end>, but found something else")
        self.i += 1
        return value

    def flow_value(self, text, at):
        at = _blank(text, at)
        char = text[at]
        if char == "[":
            items = []
            at = _blank(text, at + 1)
            while text[at] != "]":
                item, at = self.flow_value(text, at)
                at = _blank(text, at)
                if text[at] == ":":
                    value, at = self.flow_value(text, at + 1)
                    item = {item: value}
                    at = _blank(text, at)
                items.append(item)
                if text[at] == ",":
                    at = _blank(text, at + 1)
                elif text[at] != "]":
                    self.fail("expected ',' or ']'")
            return items, at + 1
        if char == "{":
            result = {}
            at = _blank(text, at + 1)
            while text[at] != "}":
                key, at = self.flow_value(text, at)
                at = _blank(text, at)
                value = None
                if text[at] == ":":
                    at = _blank(text, at + 1)
                    if text[at] not in ",}":
                        value, at = self.flow_value(text, at)
                        at = _blank(text, at)
                result[key] = value
                if text[at] == ",":
                    at = _blank(text, at + 1)
                elif text[at] != "}":
                    self.fail("expected ',' or '}'")
            return result, at + 1
        if char in "'\"":
            value, end = _quoted(text, at)
            if end is None:
                raise IndexError
            return value, end
        if char == "*":
            end = at + 1
            while text[end] not in ",]} ":
                end += 1
            return self.anchors[text[at + 1:end]], end
        end = at
        while not (text[end] in ",[]{}" or text[end] == ":" and text[end + 1] in " ,]}"):
            end += 1
        return _plain(text[at:end].strip()), end


def _blank(text, at):
    while text[at] in " \t\n":
        at += 1
    return at


def _without_comment(text):
    quote = ""
    for i, char in enumerate(text):
        if quote:
            if char == quote and not (quote == '"' and text[i - 1] == "\\"):
                quote = ""
        elif char in "'\"" and (i == 0 or text[i - 1] in " [{,:("):
            quote = char
        elif char == "#" and (i == 0 or text[i - 1] in " \t"):
            return text[:i]
    return text


def _key_end(text):
    """Where the colon behind a mapping's key stands, if the text begins with one."""
    if text[:1] in "'\"":
        _, end = _quoted(text, 0)
        if end is None:
            return None
        rest = text[end:]
        at = end + len(rest) - len(rest.lstrip(" "))
        return at if text[at:at + 1] == ":" and text[at + 1:at + 2] in ("", " ", "\t") else None
    if text[:1] in "[{#|>@`%!&*" and text[:1] or text.startswith("- "):
        if text[:1] not in "*&!":
            return None
    for i, char in enumerate(text):
        if char == ":" and text[i + 1:i + 2] in ("", " ", "\t"):
            return i
        if char == "#" and i and text[i - 1] in " \t":
            return None
    return None


def _properties(text):
    """Anchor and tag in front of a value."""
    name = tag = None
    while text[:1] in "&!" and text[:1]:
        word, _, rest = text.partition(" ")
        if word[0] == "&":
            name = word[1:]
        else:
            tag = word
        text = rest.lstrip(" ")
    return name, text, tag


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/", "a": "\a", "b": "\b",
            "e": "\x1b", "f": "\f", "v": "\v", " ": " "}


def _quoted(text, at):
    """(text, position behind the closing quote); (None, None) when it is not closed."""
    quote = text[at]
    pieces, i = [], at + 1
    while i < len(text):
        char = text[i]
        if char == quote:
            if quote == "'" and text[i + 1:i + 2] == "'":
                pieces.append("'")
                i += 2
                continue
            return "".join(pieces), i + 1
        if char == "\\" and quote == '"':
            code = text[i + 1:i + 2]
            width = {"x": 2, "u": 4, "U": 8}.get(code)
            if width:
                pieces.append(chr(int(text[i + 2:i + 2 + width], 16)))
                i += width
            else:
                pieces.append(_ESCAPES.get(code, code))
            i += 2
            continue
        pieces.append(char)
        i += 1
    return None, None


def _plain(text):
    """What an unquoted scalar means (YAML 1.1)."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"):
        return True
    if text in ("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"):
        return False
    first = text[0]
    if not (first.isdigit() or first in "+-."):
        return text
    digits = text.replace("_", "")
    body = digits[1:] if digits[:1] in "+-" else digits
    sign = -1 if digits[:1] == "-" else 1
    if body.isdigit() and body.isascii():
        if len(body) > 1 and body[0] == "0":
            return sign * int(body, 8) if all(c in "01234567" for c in body) else text
        return sign * int(body)
    if body[:2] in ("0x", "0b") and len(body) > 2:
        try:
            return sign * int(body, 0)
        except ValueError:
            return text
    if body in (".inf", ".Inf", ".INF"):
        return sign * float("inf")
    if text in (".nan", ".NaN", ".NAN"):
        return float("nan")
    mantissa, mark, exponent = body.replace("E", "e").partition("e")
    whole, dot, fraction = mantissa.partition(".")
    # YAML 1.1 wants a dot, and a sign in the exponent: 1e-3 is text.
    if dot and (whole + fraction).isdigit() and (whole or fraction):
        if not mark or exponent[:1] in "+-" and exponent[1:].isdigit():
            return sign * float(body)
    if ":" in body and all(part.isdigit() for part in body.split(":")):
        value = 0
        for part in body.split(":"):
            value = value * 60 + int(part)
        return sign * value
    if len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit():
        from datetime import date

        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    return text
