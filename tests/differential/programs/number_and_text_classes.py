"""Subclasses of str, int, float, complex and bytes, and objects that stand in for numbers and texts."""
import enum


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


class Path(str):
    def __str__(self):
        return "str:" + self[:]

    def __truediv__(self, other):
        return Path(self[:] + "/" + other)

    def __eq__(self, other):
        return isinstance(other, str) and self.lower() == other.lower()

    __hash__ = str.__hash__


p = Path("a") / "B"
print(p, repr(p), f"{p}", f"{p!r:>8}", "%s" % p, "{}".format(p), "-".join([p, p]), p == "A/b", p != "A/b",
    {p: 1}.get(p), len(p), p + "x", "x" + p, p.upper(), type(p + "x").__name__, [p], str(p), format(p, ">10"))
print(p in ["a/b"], "a/B" in {p}, p.split("/"), p.startswith("a"), attempt(lambda: p + 1), attempt(lambda: p - 1),
    p * 2, sorted([p, Path("0")]), max(p, "z"), p[0], p[::-1], hash(p) == hash("a/B"), isinstance(p, str),
    str.__str__(p), str.__repr__(p))


class Meters(float):
    def __repr__(self):
        return f"{float(self)}m"

    def __add__(self, other):
        return Meters(super().__add__(other))

    def __mul__(self, other):
        return Meters(float.__mul__(self, other))


m = Meters(2.5)
print(m, m + 1, m * 2, 2 * m, type(m - 1).__name__, f"{m:.1f}", f"{m}", "%.2f" % m, "%s" % m, round(m), round(m, 0),
    int(m), m == 2.5, m < 3, abs(Meters(-1)), -m, [m], str(m), m.is_integer(), m.hex(), divmod(m, 2), m // 1, m % 1,
    m ** 2, hash(m) == hash(2.5), {2.5: "x"}[m], float(m), complex(m), bool(Meters(0)))


class Angle(float):
    def __new__(cls, degrees):
        self = super().__new__(cls, degrees % 360)
        self.turns = degrees // 360
        return self


a = Angle(725)
print(a, a.turns, type(a).__name__, sum([a, a]), min(a, 7), a.real, attempt(lambda: Angle("x")))


class Flags(int):
    def __or__(self, other):
        return Flags(super().__or__(other))

    def __contains__(self, bit):
        return bool(self & bit)

    def __str__(self):
        return f"Flags<{int(self):04b}>"


f = Flags(5) | 2
print(f, repr(f), f"{f}", f"{f:b}", "%d" % f, "%s" % f, 4 in f, 8 in f, type(f & 1).__name__, f + 1, [f],
    f.bit_length(), f == 7, int(f), range(f), [10, 20, 30][Flags(1)], "abc"[Flags(2)], "ab" * Flags(2), f << 1, ~f,
    f ** 2, pow(f, 2, 5), f.to_bytes(2, "big"))


class Shade(enum.IntEnum):
    DARK = 1
    LIGHT = 2


class Kind(str, enum.Enum):
    CONV = "conv"
    POOL = "pool"


class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1


print(Shade.DARK, repr(Shade.DARK), f"{Shade.DARK}", f"{Shade.DARK:>4}|", "%d" % Shade.LIGHT, Shade.DARK + 1,
    Shade.DARK < Shade.LIGHT, Shade(2), Shade["DARK"], int(Shade.LIGHT), [0, 5, 7][Shade.LIGHT], Shade.DARK == 1,
    {Shade.DARK: "d"}[1], str(Shade.DARK), format(Shade.DARK), list(Shade))
print(Kind.CONV, repr(Kind.CONV), f"{Kind.CONV}", Kind.CONV == "conv", Kind.CONV.value, Kind("pool"),
    Kind.CONV.upper(), Kind.CONV + "1", "%s" % Kind.CONV, {"conv": 1}[Kind.CONV], "{}".format(Kind.CONV),
    f"{Kind.CONV:>10}|", Kind.CONV in ("conv",), ",".join([Kind.CONV, Kind.POOL]), isinstance(Kind.CONV, str),
    str.__str__(Kind.CONV), Kind.CONV.startswith("c"))
print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.R in (Perm.R | Perm.W), Perm(3), bool(Perm(0)), Perm.R.value,
    (Perm.R | Perm.W) & Perm.W, ~Perm.R)


class Word(bytes):
    def __repr__(self):
        return f"Word({bytes(self)!r})"


w = Word(b"hi")
print(w, str(w), [w], w + b"!", w[0], w[:1], w == b"hi", w.upper(), {b"hi": 1}[w], w.decode(), type(w[:]).__name__,
    len(w))


class Z(complex):
    def __abs__(self):
        return 99


z = Z(1, 2)
print(z, abs(z), z + 1, z.conjugate(), type(z * 2).__name__, z == 1 + 2j, f"{z:.1f}", z.real, z.imag, complex(z))


class Fake:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return float(self.v)

    def __int__(self):
        return int(self.v) + 100

    def __complex__(self):
        return complex(self.v, 1)

    def __round__(self, digits=None):
        return ("rounded", digits)

    def __bool__(self):
        return False

    def __bytes__(self):
        return b"fake"

    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)

    def __rpow__(self, other):
        return ("rpow", other)

    def __format__(self, spec):
        return "[" + spec + "]"

    def __trunc__(self):
        return 1


k = Fake(2.5)
print(float(k), int(k), complex(k), round(k), round(k, 2), bool(k), bytes(k), abs(k), divmod(k, 3), divmod(3, k),
    pow(k, 2), k ** 3, pow(k, 2, 7), 2 ** k, format(k), format(k, "x"), f"{k:abc}", "{:>5}".format(k), "%.1f" % k,
    "%d" % k, attempt(lambda: "%x" % k), attempt(lambda: hex(k)), attempt(lambda: [1][k]), attempt(lambda: "a" * k))
for method, result in [("__float__", "x"), ("__int__", 1.5), ("__index__", "x"), ("__str__", 1), ("__repr__", 1),
    ("__format__", 1), ("__bool__", 1), ("__len__", -1), ("__len__", "x"), ("__hash__", "x"), ("__complex__", 1),
    ("__bytes__", "x"), ("__round__", None), ("__float__", True)]:
    bad = type("Bad", (), {method: lambda self, *rest, result=result: result})()
    print(method, result, attempt(lambda: float(bad)), attempt(lambda: int(bad)), attempt(lambda: hex(bad)),
        attempt(lambda: bool(bad)) is not None, attempt(lambda: complex(bad)), attempt(lambda: round(bad)),
        attempt(lambda: hash(bad)) is not None,
        attempt(lambda: len(bad)), "object at" in attempt(lambda: str(bad)) or attempt(lambda: str(bad)),
        "object at" in attempt(lambda: repr(bad)) or attempt(lambda: repr(bad)),
        "object at" in attempt(lambda: f"{bad}") or attempt(lambda: f"{bad}"), attempt(lambda: bytes(bad)),
        attempt(lambda: [1, 2][bad]), attempt(lambda: "%d" % bad), attempt(lambda: "%f" % bad))
for bad in (bool, type(None), range, slice):
    print(attempt(lambda: type("X", (bad,), {})))
print(int.__add__(1, 2), int.__add__(1, 2.0), float.__add__(1.0, 2), str.__add__("a", "b"), int.__radd__(1, 2),
    (5).__truediv__(2), (5).__rsub__(1), (5).__divmod__(3), (5).__pow__(2, 3), (2.0).__rpow__(3), (5).__eq__("x"),
    (5).__lt__(6), (1.5).__eq__(1), True.__and__(False), True.__and__(3), int.__new__(int, "7"),
    float.__new__(float, "7"), str.__new__(str, 7), bool.__new__(bool, 7), object.__repr__(5)[:4],
    (5).__format__("03"), "x".__format__("3"), (1).__bool__(), (0.0).__bool__(), "a".__mul__(3), "%s".__mod__(5),
    (3).__index__(), (3).__float__(), (3.7).__int__(), (3.7).__trunc__(), (3.2).__ceil__(), (3.7).__floor__(),
    (3.75).__round__(1), (-3).__abs__(), (3).__neg__(), (3).__invert__(), "abc".__len__(), "abc".__iter__().__next__())
