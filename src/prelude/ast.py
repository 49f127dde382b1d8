"""Literals out of text. Syntax trees are not made."""

from _shapetrace import is_unknown, unknown


def literal_eval(node_or_string):
    if is_unknown(node_or_string):
        return unknown(node_or_string)
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _Literal(node_or_string.lstrip(" \t")).value()


class _Literal:
    """Reads strings, bytes, numbers, tuples, lists, dicts, sets, booleans and None; sums of complex parts."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def value(self):
        if not self.text.strip():
            raise SyntaxError("invalid syntax")
        result = self.sum()
        if self.peek() == ",":
            items = [result]
            while self.accept(","):
                if not self.peek():
                    break
                items.append(self.sum())
            result = tuple(items)
        if self.peek():
            self.fail()
        return result

    def fail(self):
        # What parses but is no literal is malformed; what does not parse is a syntax error.
        eval(f"lambda: ({self.text}\n)")
        raise ValueError("malformed node or string on line 1: <ast.Call object>")

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r\f":
            self.at += 1
        if self.text[self.at:self.at + 1] == "#":
            end = self.text.find("\n", self.at)
            self.at = len(self.text) if end < 0 else end
            return self.peek()
        return self.text[self.at:self.at + 1]

    def accept(self, char):
        if self.peek() == char:
            self.at += 1
            return True
        return False

    def sum(self):
        left = self.signed()
        while self.peek() in ("+", "-") and self.peek():
            plus = self.text[self.at] == "+"
            self.at += 1
            right = self.signed()
            if type(left) not in (int, float) or type(right) is not complex:
                self.fail()
            left = left + right if plus else left - right
        return left

    def signed(self):
        if self.accept("-"):
            value = self.signed()
            if type(value) not in (int, float, complex):
                self.fail()
            return -value
        if self.accept("+"):
            return +self.signed()
        return self.atom()

    def items(self, close):
        found, trailing = [], False
        while not self.accept(close):
            found.append(self.sum())
            trailing = self.accept(",")
            if not trailing and self.peek() != close:
                self.fail()
        return found, trailing

    def atom(self):
        char = self.peek()
        if char == "(":
            self.at += 1
            found, trailing = self.items(")")
            return found[0] if len(found) == 1 and not trailing else tuple(found)
        if char == "[":
            self.at += 1
            return self.items("]")[0]
        if char == "{":
            self.at += 1
            return self.braces()
        word = ""
        while self.at + len(word) < len(self.text) and (self.text[self.at + len(word)].isalnum() or self.text[
                self.at + len(word)] == "_"):
            word += self.text[self.at + len(word)]
        following = self.text[self.at + len(word):self.at + len(word) + 1]
        if char and (char in "'\"" or word.lower() in ("r", "b", "u", "br", "rb") and following and following in "'\""):
            return self.string(word)
        if word in ("True", "False", "None"):
            self.at += len(word)
            return {"True": True, "False": False, "None": None}[word]
        if word == "set" and self.text[self.at:self.at + 5].replace(" ", "") == "set()":
            self.at += 5
            return set()
        if char and (char.isdigit() or char == "."):
            return self.number()
        self.fail()

    def braces(self):
        if self.accept("}"):
            return {}
        first = self.sum()
        if self.accept(":"):
            result = {first: self.sum()}
            while self.accept(","):
                if self.peek() == "}":
                    break
                key = self.sum()
                if not self.accept(":"):
                    self.fail()
                result[key] = self.sum()
            if not self.accept("}"):
                self.fail()
            return result
        result = {first}
        while self.accept(","):
            if self.peek() == "}":
                break
            result.add(self.sum())
        if not self.accept("}"):
            self.fail()
        return result

    def string(self, prefix):
        begin = self.at
        i = begin + len(prefix)
        quote = self.text[i]
        if self.text[i:i + 3] == quote * 3:
            quote *= 3
        i += len(quote)
        while self.text[i:i + len(quote)] != quote:
            if i >= len(self.text) or self.text[i] == "\n" and len(quote) == 1:
                raise SyntaxError("unterminated string literal (detected at line 1)")
            i += 2 if self.text[i] == "\\" else 1
        self.at = i + len(quote)
        value = eval(self.text[begin:self.at])
        if self.peek() and self.peek() in "'\"":
            value += self.atom()
        return value

    def number(self):
        import re

        found = re.compile(
            r"0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?(?:\d[\d_]*)?(?:[eE][-+]?\d+)?[jJ]?"
        ).match(self.text, self.at)
        text = found.group()
        self.at = found.end()
        plain = text.replace("_", "")
        if plain[:2].lower() in ("0x", "0o", "0b"):
            return int(plain, 0)
        if plain[-1:] in "jJ":
            return complex(0, float(plain[:-1]))
        if plain.isdigit():
            if len(plain) > 1 and plain[0] == "0" and plain.strip("0"):
                raise SyntaxError("leading zeros in decimal integer literals are not permitted; use an 0o prefix for "
                                  "octal integers")
            return int(plain)
        return float(plain)


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    return unknown("a syntax tree")


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    return unknown("a syntax tree", str)


def unparse(ast_obj):
    return unknown("a syntax tree", str)


def walk(node):
    return unknown("a syntax tree")


class AST:
    pass


class NodeVisitor:
    def visit(self, node):
        return unknown("a syntax tree")

    generic_visit = visit


class NodeTransformer(NodeVisitor):
    pass


def __getattr__(name):
    if name[:1].isupper():
        value = globals()[name] = type(name, (AST,), {})
        return value
    raise AttributeError(f"module 'ast' has no attribute '{name}'")
