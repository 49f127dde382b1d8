# repr and str of values, nested and recursive containers, functions, classes, escapes.
import collections
import functools
import math
import sys


class WithRepr:
    def __init__(self, tag):
        self.tag = tag

    def __repr__(self):
        return f"<{self.tag}>"


class WithStr(WithRepr):
    def __str__(self):
        return f"str of {self.tag}"


r, s = WithRepr("r"), WithStr("s")
print(r, s, [r, s], (s,), {s: r}, f"{s} {s!r}", str([s]), "%s %r" % (s, s))
print(None, True, Ellipsis, NotImplemented, int, str, type, object, type(None), ValueError, type(...), type(NotImplemented))
print(print, len, abs, [].append.__name__, str.upper, dict.get, int.__add__, "".join.__name__, math.sqrt, type(print), type(len), type(str.upper), type([].append))


def function(a, b=1):
    pass


print(type(function), type(lambda: 0), function.__name__, str(function).split(" at ")[0], repr(lambda: 0).split(" at ")[0], type(r.__repr__), str(r.__repr__)[:13])
print(str(WithRepr), WithRepr.__repr__.__qualname__, type(WithRepr), repr(object()).split(" at ")[0], type(sys), type((x for x in ())))
quotes = ["plain", "it's", 'say "x"', "both '\"", "back\\slash", "tab\t", "nl\n", "cr\r", "nul\0", "\x1b[0m", "\x7f", "\x80", "é", "日本", "😀", "\u200b", "\xad", "\ud83d", "\u2028", "", " "]
for q in quotes:
    print(repr(q), ascii(q), len(q), len(repr(q)))
print(b"", b"a'b", b'a"b', b"\x00\x7f\x80\n\\", bytearray(b"x"), [b"in list"], str(b"x"))
loop = [1]
loop.append(loop)
loop.append({"loop": loop})
print(loop)
d = {}
d["self"] = d
d["list"] = [d]
print(d)
t = ([],)
t[0].append(t)
print(t)
print((), (1,), (1, 2), [], [[]], {}, {"a": {}}, set(), {1}, frozenset(), frozenset({1}), range(3), range(1, 9, 2), slice(1, 2), slice(None))
print(1.0, 1e16, 1e-5, float("nan"), -0.0, 1j, -1j, 1 + 0j, complex(-0.0, -0.0), 10**20, -5, 0x10, True + 1)
print({1: "a", "b": 2, (1, 2): [3], None: None, 1.5: True})
print([1, [2, [3, [4, [5]]]]], {"k": [{"n": ({"deep"},)}]})
print(ValueError("x"), repr(ValueError("x")), repr(KeyError("k")), str(KeyError("k")), repr(Exception()), [IndexError(1)], StopIteration(5), repr(OSError(1, "m")))
print(collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], maxlen=3), collections.defaultdict(int, {"k": 1}), collections.ChainMap({"a": 1}, {"b": 2}))
P = collections.namedtuple("P", "x y")
print(P(1, 2), P(x="a", y=[1]), repr(P), type(P(1, 2)).__name__)
print({}.keys(), {"a": 1}.values(), {"a": 1}.items(), type(iter([])), type(map(str, [])), type(filter(None, [])), type(reversed([])), type(enumerate([])))
print(functools.partial(int, base=2), functools.partial(function, 1, b=2).args, type(functools.partial(int)))
print(int | str, list[int], dict[str, list[int]], tuple[int, ...], int | None, type(int | str))
print(str(type(5)), type(type(5)), type(5) == int, type("a")("b"), type([])((1, 2)))
print("a", "b", sep="", end="")
print()
print("x", 1, None, [2], sep=", ", end=".\n")
print(*[1, 2, 3], sep="\n")
print(*"abc", sep="->")
print(end="nothing else\n")
print("no newline at all", "é", flush=True)


class Odd:
    def __str__(self):
        return 5


class OddRepr:
    def __repr__(self):
        return None


for bad in (Odd(), OddRepr()):
    for convert in (str, repr):
        try:
            print(convert(bad).split(" at ")[0])
        except TypeError as error:
            print(type(error).__name__, error)
try:
    print("a", sep=5)
except TypeError as error:
    print(error)
try:
    print("a", nope=5)
except TypeError as error:
    print(error)
