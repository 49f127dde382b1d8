"""Shortened texts of values."""

from functools import wraps as _wraps

_plain_repr = repr


def recursive_repr(fillvalue="..."):
    def decorate(user_function):
        running = set()

        @_wraps(user_function)
        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return user_function(self)
            finally:
                running.discard(id(self))

        return wrapper

    return decorate


class Repr:
    def __init__(self):
        self.maxlevel, self.maxtuple, self.maxlist, self.maxarray, self.maxdict = 6, 6, 6, 5, 4
        self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxstring, self.maxlong, self.maxother, self.fillvalue = 30, 40, 30, "..."

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        kind = type(x)
        limits = {list: ("[", "]", self.maxlist), tuple: ("(", ")", self.maxtuple)}
        if kind in limits:
            left, right, limit = limits[kind]
            return self._items(list(x), level, left, right, limit, "," if kind is tuple and len(x) == 1 else "")
        if kind in (set, frozenset):
            if not x:
                return f"{kind.__name__}()"
            left, right = ("{", "}") if kind is set else ("frozenset({", "})")
            return self._items(sorted(x), level, left, right, self.maxset, "")
        if kind is dict:
            if not x:
                return "{}"
            if level <= 0:
                return "{" + self.fillvalue + "}"
            shown = [f"{self.repr1(k, level - 1)}: {self.repr1(x[k], level - 1)}" for k in list(x)[:self.maxdict]]
            if len(x) > self.maxdict:
                shown.append(self.fillvalue)
            return "{" + ", ".join(shown) + "}"
        limit = self.maxstring if kind is str else self.maxlong if kind is int else self.maxother
        text = _plain_repr(x[:limit]) if kind is str else _plain_repr(x)
        if len(text) > limit:
            head = max(0, (limit - 3) // 2)
            tail = max(0, limit - 3 - head)
            if kind is str:
                text = _plain_repr(x[:head] + x[len(x) - tail:])
            text = text[:head] + self.fillvalue + text[len(text) - tail:]
        return text

    def _items(self, items, level, left, right, limit, trail):
        if level <= 0 and items:
            return left + self.fillvalue + right
        shown = [self.repr1(item, level - 1) for item in items[:limit]]
        if len(items) > limit:
            shown.append(self.fillvalue)
        return left + ", ".join(shown) + trail + right


aRepr = Repr()
repr = aRepr.repr
