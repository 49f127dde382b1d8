"""How classes are made: order of resolution, metaclasses, abstract classes, subclasses of built-in types."""


class A:

    def f(self):
        return 'A'


class B(A):

    def f(self):
        return 'B' + super().f()


class C(A):

    def f(self):
        return 'C' + super().f()


class D(B, C):

    def f(self):
        return 'D' + super().f()
print(D().f(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))


class Meta(type):

    def __new__(m, n, b, ns, **k):
        c = super().__new__(m, n, b, ns)
        c.k = k
        return c

    def __init__(c, n, b, ns, **k):
        super().__init__(n, b, ns)

    def __call__(c, *a, **k):
        o = super().__call__(*a, **k)
        o.made = True
        return o

    @classmethod
    def __prepare__(m, n, b, **k):
        return {'prep': 1}

    def __instancecheck__(c, o):
        return True

    def __iter__(c):
        return iter([1, 2])

    def __len__(c):
        return 7

    def __getitem__(c, k):
        return k

    def __contains__(c, k):
        return k == 1


class X(metaclass=Meta, z=1):

    def __init__(self, a):
        self.a = a
x = X(5)
print(x.a, x.made, X.k, X.prep, isinstance(5, X), list(X), len(X), X['q'], 1 in X)


class Y(X):
    pass
print(type(Y) is Meta, Y.k)
T = type('T', (A,), {'v': 1, 'g': lambda self: self.v})
print(T().g(), T.__name__, T.__module__)
import abc


class AB(abc.ABC):

    @abc.abstractmethod
    def foo(self):
        ...

    @property
    @abc.abstractmethod
    def bar(self):
        ...
try:
    AB()
except TypeError as e:
    print(e)


class AB2(AB):

    def foo(self):
        return 1
try:
    AB2()
except TypeError as e:
    print(e)


class AB3(AB2):
    bar = 5
print(AB3().foo(), isinstance(AB3(), AB), AB.__abstractmethods__ == frozenset({'foo', 'bar'}))


@AB.register
class Reg:
    pass
print(isinstance(Reg(), AB), issubclass(Reg, AB))


class Sing:
    _i = None

    def __new__(cls, *a):
        if cls._i is None:
            cls._i = super().__new__(cls)
        return cls._i

    def __init__(self, v=0):
        self.v = v
print(Sing(1) is Sing(2), Sing().v)


class Tup(tuple):

    def __new__(cls, *a):
        return super().__new__(cls, a)

    @property
    def first(self):
        return self[0]
t = Tup(1, 2, 3)
print(t, t.first, len(t), t[1:], t == (1, 2, 3), isinstance(t, tuple), hash(t) == hash((1, 2, 3)), t + (4,))


class L(list):

    def __init__(self, *a):
        super().__init__(a)
        self.extra = 1

    def append(self, x):
        super().append(x * 2)
l = L(1, 2)
l.append(3)
print(l, l.extra, len(l), l[0], l + [9], [0] + l, sorted(l, reverse=True))


class S(str):

    def shout(self):
        return self.upper() + '!'
print(S('a').shout(), S('a') + 'b', S('x') == 'x', {S('x'): 1}['x'])


class CM:

    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, *a):
        print('exit', a[0])
        return True
with CM() as c:
    raise ValueError


class Call:

    def __call__(self, *a, **k):
        return (a, k)
print(Call()(1, b=2), callable(Call()), callable(5))


class Prop:

    def __init__(self):
        self._x = 1
    x = property(lambda s: s._x, lambda s, v: setattr(s, '_x', v), None, 'docx')
p = Prop()
p.x = 5
print(p.x, Prop.x.__doc__)


class Rep:

    def __repr__(self):
        return 'REP'
print(Rep(), [Rep()], str(Rep()), f'{Rep()}', f'{Rep()!s:>5}')


class Fmt:

    def __format__(self, s):
        return 'fmt:' + s
print(f'{Fmt():abc}', format(Fmt(), 'x'), '{:q}'.format(Fmt()))


class Cnt:
    n = 0

    def __init__(self):
        Cnt.n += 1
        type(self).n
for _ in range(3):
    Cnt()
print(Cnt.n)


class Outer:

    class Inner:

        def m(self):
            return __class__.__qualname__
print(Outer.Inner().m(), Outer.Inner.__qualname__)


class Eq:

    def __eq__(self, o):
        return True
try:
    hash(Eq())
except TypeError as e:
    print(e)
print(Eq() == 5, 5 == Eq(), Eq() != 5, Eq() in [1])


def deco(c):
    c.d = 1
    return c


@deco
class Dd:
    pass
print(Dd.d)


class P:

    def __init__(self):
        self.__priv = 1

    def get(self):
        return self.__priv
print(P().get(), P().__dict__)
from functools import lru_cache, partial


class LC:

    @lru_cache(None)
    def f(self, x):
        print('calc')
        return x

    @staticmethod
    @lru_cache(None)
    def g(x):
        return x
o = LC()
o.f(1)
o.f(1)
print(LC.g(3))
try:
    object(1)
except TypeError as e:
    print(e)
try:
    A(1)
except TypeError as e:
    print(e)
try:
    A().f(1)
except TypeError as e:
    print(e)


class I2:

    def __init__(self):
        return 5
try:
    I2()
except TypeError as e:
    print(e)
print(A.__subclasses__()[:2], object.__subclasses__ is not None)
import enum


class Col(enum.Enum):
    R = 1
    G = 2
print(Col.R, Col['G'], Col(1), [c.name for c in Col], Col.R is Col(1), Col.R.value)
from dataclasses import dataclass, field


@dataclass
class DC:
    a: int
    b: list = field(default_factory=list)
print(DC(1), DC(1) == DC(1), DC(2, [3]).b)
from collections import namedtuple, OrderedDict, defaultdict
NT = namedtuple('NT', 'x y')
n = NT(1, 2)
print(n, n.x, n._replace(x=5), n == (1, 2))
print(list[int], int | None, isinstance(5, int | None), dict[str, list[int]])


def fn(a: int, b: 'str'=1) -> float:
    pass
print(fn.__annotations__)
