"""Pretty printing."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)


def isreadable(object):
    return True


def isrecursive(object):
    return False


class _SafeKey:
    """Orders what has no order by type and identity."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isreadable(self, object):
        return True

    def format(self, object, context, maxlevels, level):
        return self._repr(object, context, level), True, False

    # --- on one line ---

    def _repr(self, obj, context, level):
        kind = type(obj)
        if kind is int and self._underscore:
            return f"{obj:_d}"
        show = kind.__repr__
        if issubclass(kind, dict) and show is dict.__repr__:
            if not obj:
                return "{}"
            left, right = "{", "}"
        elif issubclass(kind, list) and show is list.__repr__:
            if not obj:
                return "[]"
            left, right = "[", "]"
        elif issubclass(kind, tuple) and show is tuple.__repr__:
            if not obj:
                return "()"
            left, right = "(", ",)" if len(obj) == 1 else ")"
        else:
            return repr(obj)
        if self._depth is not None and level >= self._depth:
            return left + "..." + (")" if kind is tuple else right)
        if id(obj) in context:
            return f"<Recursion on {kind.__name__} with id={id(obj)}>"
        context[id(obj)] = 1
        level += 1
        if left == "{":
            pairs = obj.items()
            if self._sort_dicts:
                pairs = sorted(pairs, key=lambda pair: _SafeKey(pair[0]))
            shown = [f"{self._repr(k, context, level)}: {self._repr(v, context, level)}" for k, v in pairs]
        else:
            shown = [self._repr(item, context, level) for item in obj]
        del context[id(obj)]
        return left + ", ".join(shown) + right

    # --- over several lines ---

    def _format(self, obj, put, indent, allowance, context, level):
        if id(obj) in context:
            put(f"<Recursion on {type(obj).__name__} with id={id(obj)}>")
            return
        text = self._repr(obj, context, level)
        if len(text) <= self._width - indent - allowance:
            put(text)
            return
        show = type(obj).__repr__
        context[id(obj)] = 1
        level += 1
        if self._depth is not None and level > self._depth:
            put(text)
        elif isinstance(obj, dict) and show is dict.__repr__:
            self._dict(obj, put, indent, allowance, context, level)
        elif isinstance(obj, dict) and type(obj).__name__ == "OrderedDict":
            name = type(obj).__name__
            put(name + "(")
            self._items([_Pair(p) for p in obj.items()], put, indent + len(name) + 1, allowance + 1, context, level,
                        "[", "]")
            put(")")
        elif isinstance(obj, dict) and hasattr(obj, "default_factory"):
            name = type(obj).__name__
            put(f"{name}({self._repr(obj.default_factory, context, level)},\n{' ' * (indent + len(name) + 1)}")
            self._dict(obj, put, indent + len(name) + 1, allowance + 1, context, level)
            put(")")
        elif isinstance(obj, dict) and type(obj).__name__ == "Counter":
            name = type(obj).__name__
            put(name + "({")
            self._dict_items(obj.most_common(), put, indent + len(name) + 1, allowance + 2, context, level)
            put("})")
        elif isinstance(obj, list) and show is list.__repr__:
            self._items(obj, put, indent, allowance, context, level, "[", "]")
        elif isinstance(obj, tuple) and show is tuple.__repr__:
            self._items(obj, put, indent, allowance, context, level, "(", ",)" if len(obj) == 1 else ")")
        elif isinstance(obj, (set, frozenset)) and show in (set.__repr__, frozenset.__repr__):
            left, right = ("{", "}") if type(obj) is set else (type(obj).__name__ + "({", "})")
            items = sorted(obj, key=_SafeKey)
            extra = 0 if type(obj) is set else len(type(obj).__name__) + 1
            self._items(items, put, indent + extra, allowance, context, level, left, right, width_of_left=1)
        elif isinstance(obj, str) and show is str.__repr__ and obj:
            self._text(obj, put, indent, allowance, level)
        elif hasattr(type(obj), "__dataclass_params__") and type(obj).__dataclass_params__.repr and \
                hasattr(show, "__qualname__") and show.__qualname__.endswith(".__repr__"):
            from dataclasses import fields

            name = type(obj).__name__
            put(name + "(")
            pairs = [(f.name, getattr(obj, f.name)) for f in fields(obj) if f.repr]
            self._named(pairs, put, indent + len(name) + 1, allowance, context, level)
            put(")")
        elif type(obj).__name__ in ("SimpleNamespace", "namespace"):
            name = "namespace" if type(obj).__name__ == "SimpleNamespace" else type(obj).__name__
            put(name + "(")
            self._named(list(obj.__dict__.items()), put, indent + len(name) + 1, allowance, context, level)
            put(")")
        else:
            put(text)
        del context[id(obj)]

    def _dict(self, obj, put, indent, allowance, context, level):
        put("{")
        if self._indent > 1:
            put((self._indent - 1) * " ")
        pairs = list(obj.items())
        if self._sort_dicts:
            pairs.sort(key=lambda pair: _SafeKey(pair[0]))
        self._dict_items(pairs, put, indent, allowance + 1, context, level)
        put("}")

    def _dict_items(self, pairs, put, indent, allowance, context, level):
        indent += self._indent
        for i, (key, value) in enumerate(pairs):
            text = self._repr(key, context, level)
            put(text + ": ")
            last = i == len(pairs) - 1
            self._format(value, put, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                put(",\n" + " " * indent)

    def _named(self, pairs, put, indent, allowance, context, level):
        for i, (name, value) in enumerate(pairs):
            last = i == len(pairs) - 1
            put(name + "=")
            if id(value) in context:
                put("...")
            else:
                self._format(value, put, indent + len(name) + 1, allowance if last else 1, context, level)
            if not last:
                put(",\n" + " " * indent)

    def _items(self, items, put, indent, allowance, context, level, left, right, width_of_left=None):
        put(left)
        indent += self._indent
        if self._indent > 1:
            put((self._indent - 1) * " ")
        separator = ",\n" + " " * indent
        lead = ""
        width = room = self._width - indent + 1
        allowance += len(right)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                w = len(text) + 2
                if room < w:
                    room = width
                    if lead:
                        lead = separator
                if room >= w:
                    room -= w
                    put(lead)
                    lead = ", "
                    put(text)
                    continue
            put(lead)
            lead = separator
            if isinstance(item, _Pair):
                self._items(item.pair, put, indent, allowance if last else 1, context, level, "(", ")") if len(
                    self._repr(item.pair, context, level)) > self._width - indent - (allowance if last else 1) else put(
                    self._repr(item.pair, context, level))
            else:
                self._format(item, put, indent, allowance if last else 1, context, level)
        put(right)

    def _text(self, text, put, indent, allowance, level):
        import re

        chunks = []
        lines = text.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        shown = ""
        for i, line in enumerate(lines):
            shown = repr(line)
            if i == len(lines) - 1:
                width -= allowance
            if len(shown) <= width:
                chunks.append(shown)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            room, current = width, ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    room -= allowance
                if len(repr(candidate)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            put(shown)
            return
        if level == 1:
            put("(")
        for i, chunk in enumerate(chunks):
            if i > 0:
                put("\n" + " " * indent)
            put(chunk)
        if level == 1:
            put(")")


class _Pair:
    """An item of an OrderedDict."""

    def __init__(self, pair):
        self.pair = pair

    def __repr__(self):
        return repr(self.pair)
