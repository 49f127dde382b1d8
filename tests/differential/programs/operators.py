# Operator overloading: binary, reflected, in-place, comparison, unary, containers, conversions.
import functools


class Vec:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"Vec{self.xs}"

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.xs, other.xs)))

    def __radd__(self, other):
        if other == 0:
            return self
        return Vec(*(other + a for a in self.xs))

    def __sub__(self, other):
        return Vec(*(a - b for a, b in zip(self.xs, other.xs)))

    def __mul__(self, k):
        return Vec(*(a * k for a in self.xs)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __rmatmul__(self, other):
        return f"{other} @ self"

    def __truediv__(self, k):
        return Vec(*(a / k for a in self.xs))

    def __rtruediv__(self, k):
        return f"{k} / {self}"

    def __floordiv__(self, k):
        return Vec(*(a // k for a in self.xs))

    def __mod__(self, k):
        return f"{self} mod {k}"

    def __pow__(self, k, mod=None):
        return f"{self} ** {k} mod {mod}"

    def __rpow__(self, k):
        return f"{k} ** {self}"

    def __divmod__(self, k):
        return self // k, self % k

    def __neg__(self):
        return Vec(*(-a for a in self.xs))

    def __pos__(self):
        return "plus"

    def __invert__(self):
        return "inverted"

    def __abs__(self):
        return sum(a * a for a in self.xs) ** 0.5

    def __and__(self, o):
        return f"and {o}"

    def __ror__(self, o):
        return f"ror {o}"

    def __xor__(self, o):
        return f"xor {o}"

    def __lshift__(self, o):
        return f"<< {o}"

    def __rrshift__(self, o):
        return f"{o} >>"

    def __iadd__(self, other):
        self.xs += (other,)
        return self

    def __eq__(self, other):
        return isinstance(other, Vec) and self.xs == other.xs

    def __hash__(self):
        return hash(self.xs)

    def __bool__(self):
        return any(self.xs)

    def __len__(self):
        return len(self.xs)

    def __iter__(self):
        return iter(self.xs)

    def __contains__(self, x):
        return x in self.xs

    def __reversed__(self):
        return Vec(*self.xs[::-1])

    def __int__(self):
        return int(self.xs[0])

    def __float__(self):
        return float(self.xs[0])

    def __complex__(self):
        return complex(*self.xs[:2])

    def __round__(self, n=None):
        return f"rounded {n}"

    def __index__(self):
        return 2


v, w = Vec(3, 4), Vec(1, 2)
print(v + w, v - w, v * 2, 2 * v, v @ w, v / 2, v // 2, v % 7, v**2, pow(v, 2, 3), 2**v, divmod(v, 2), -v, +v, ~v, abs(v))
print([1] @ v, 6 / v, v & 1, 5 | v, v ^ 1, v << 1, 9 >> v, 10 + v, sum([v, w]), v == Vec(3, 4), v != w, v is v, hash(v) == hash(Vec(3, 4)))
before = v
v += 5
print(v, before is v, len(v), list(v), 5 in v, 6 in v, reversed(v), bool(v), bool(Vec(0)), not Vec(), int(v), float(v), complex(v), round(v), round(v, 2), [10, 20, 30][v], *v)
w -= Vec(1, 1)
w *= 3
print(w, {Vec(1): "a"}[Vec(1)], v.__add__(5), (1).__add__("a"), Vec(1).__eq__(5))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: v + "a")
attempt(lambda: v * "a")
attempt(lambda: "a" * v)
attempt(lambda: v < w)
attempt(lambda: v | w)
attempt(lambda: 1 - v)
attempt(lambda: v >> 1)
attempt(lambda: {} @ [])


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        print("  lt", self.parts, other.parts)
        return self.parts < other.parts


a, b = Version("1.10"), Version("1.9")
print(a > b, a >= b, a <= b, a < b, a == Version("1.10"), max(a, b).parts, [x.parts for x in sorted([a, b])])


class Base:
    def __add__(self, other):
        return "Base.add"

    def __lt__(self, other):
        return "Base.lt"


class Child(Base):
    def __radd__(self, other):
        return "Child.radd"

    def __gt__(self, other):
        return "Child.gt"


print(Base() + Child(), Child() + Base(), Base() + 1, Base() < Child(), Child() < Base(), 1 < Child() if False else Base() < 5)


class Lazy:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 10


print(list(Lazy()), 20 in Lazy(), 25 in Lazy(), max(Lazy()), [*Lazy()], tuple(zip(Lazy(), "ab")))


class Sized:
    def __len__(self):
        return 0


print(bool(Sized()), "empty" if not Sized() else "full", 1 < 2 < 3, 1 < 3 < 2, (1 < 2) == True, 3 > 2 >= 2 != 1, 1 == 1.0 == True, "a" < "b" > "a")


def noisy(n):
    print("  noisy", n)
    return n


print(noisy(1) < noisy(0) < noisy(5), noisy(0) or noisy("x") or noisy("y"), noisy(1) and noisy(0) and noisy(2), not noisy([]))
