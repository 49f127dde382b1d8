"""Lookup, descriptors, slots, metaclasses: what attribute access finds and how it complains."""
import sys


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args)


class P:
    __slots__ = ('x',)


class A:
    """doc of A"""
    x = 3

    @property
    def p(self):
        return 1

    @p.setter
    def p(self, v):
        self._p = v

    @property
    def ro(self):
        return 2

    def m(self):
        """doc m"""
        return self

    @staticmethod
    def st(a):
        return a

    @classmethod
    def cl(cls, a):
        return (cls.__name__, a)


class B(A):

    def m(self):
        return super().m()

    @classmethod
    def cl(cls, a):
        return super().cl(a)


def s(o, n, v):
    setattr(o, n, v)


def d(o, n):
    delattr(o, n)
shown(lambda: P().x)
shown(lambda: s(P(), 'y', 1))
shown(lambda: s(A(), 'ro', 1))
shown(lambda: d(A(), 'p'))
shown(lambda: d(A(), 'zz'))
shown(lambda: d(A(), 'x'))
shown(lambda: s(5, 'x', 1))
shown(lambda: s(int, 'real', 1))
shown(lambda: 5 .foo)
shown(lambda: int.foo)
shown(lambda: sys.foo)
shown(lambda: A().m.foo)
shown(lambda: (lambda: 0).foo)
shown(lambda: len.foo)
shown(lambda: P().__dict__)
shown(lambda: s(A(), '__dict__', 1))
shown(lambda: s(A(), '__class__', 1))
shown(lambda: s(A, '__name__', 1))
shown(lambda: d(A, 'zz'))
shown(lambda: s(lambda: 0, '__name__', 1))
shown(lambda: s([], 'append', 1))
shown(lambda: d([], 'foo'))
shown(lambda: None.foo)
shown(lambda: super(A, A()).foo)
shown(lambda: super(A, 5))
shown(lambda: A.__name__)
shown(lambda: A.__doc__)
shown(lambda: A().__doc__)
shown(lambda: A.__module__)
shown(lambda: A.__mro__)
shown(lambda: B.__bases__)
shown(lambda: A.__qualname__)
shown(lambda: B.__base__)
shown(lambda: A.m.__name__)
shown(lambda: A().m.__name__)
shown(lambda: A.m.__doc__)
shown(lambda: A.m.__qualname__)
shown(lambda: A().m.__self__.__class__)
shown(lambda: A().m.__func__ is A.m)
shown(lambda: B().m().__class__)
shown(lambda: B.cl(1))
shown(lambda: B().cl(2))
shown(lambda: B.st(1))
shown(lambda: A.__dict__['st'].__func__(3))
a = A()
a.q = 1
a.__dict__['r'] = 2
print(a.r, a.__dict__, vars(a))
a.__dict__.update({'zz' + str(1): 5})
print(a.zz1, sorted(vars(a)))
a.__dict__ = {'n': 1}
print(a.n, hasattr(a, 'q'))
a.__class__ = B
print(type(a).__name__)


class G:

    def __getattr__(self, n):
        if n.startswith('_'):
            raise AttributeError(n)
        return 'got ' + n

    @property
    def bad(self):
        raise AttributeError('inner')
shown(lambda: G().foo)
shown(lambda: G()._x)
shown(lambda: G().bad)
shown(lambda: hasattr(G(), '_x'))
shown(lambda: getattr(G(), '_x', 7))


class H:

    def __getattribute__(self, n):
        return n * 2

    def __setattr__(self, n, v):
        object.__setattr__(self, n + '_', v)

    def __delattr__(self, n):
        print('del', n)
h = H()
shown(lambda: h.ab)
h.x = 1
print(object.__getattribute__(h, '__dict__'))
del h.foo


class Desc:

    def __set_name__(self, o, n):
        self.n = n
        print('set_name', o.__name__, n)

    def __get__(self, o, t):
        return self if o is None else ('get', self.n)

    def __set__(self, o, v):
        print('set', self.n, v)

    def __delete__(self, o):
        print('delete', self.n)


class U:
    d = Desc()
u = U()
print(u.d)
u.d = 5
del u.d
print(type(U.d).__name__)
u.__dict__['d'] = 9
print(u.d)


class N:

    def __get__(self, o, t):
        return 'nondata'


class W:
    n = N()
w = W()
print(w.n)
w.n = 4
print(w.n)


def f(a, b=1, *c, d, e=2, **k):
    """fdoc"""
    z = 1
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__doc__, f.__module__, f.__name__)
f.attr = 3
print(f.attr, f.__dict__)
f.__defaults__ = (5,)
print(f.__defaults__)


class M(type):

    def __getattr__(cls, n):
        return 'meta ' + n

    @property
    def mp(cls):
        return cls.__name__ + '!'

    def mm(cls):
        return cls


class X(metaclass=M):
    pass
print(X.foo, X.mp, X.mm() is X, hasattr(X(), 'mp'), type(X).__name__)


class S1:
    __slots__ = ('a', '__b')

    def __init__(self):
        self.a = 1
        self.__b = 2

    def get(self):
        return self.__b


class S2(S1):
    __slots__ = ('c',)


class S3(S1):
    pass
x = S2()
x.c = 3
print(x.a, x.c, x.get())
shown(lambda: s(x, 'zz', 1))
y = S3()
y.zz = 1
print(y.zz, y.a)
shown(lambda: type('T', (), {'__slots__': ('a',), 'a': 1}))
shown(lambda: type('T', (int,), {'__slots__': ('a',)}))
shown(lambda: type('T', (int, str), {}))
shown(lambda: type('T', (bool,), {}))
shown(lambda: type('T', (A, A), {}))
shown(lambda: type('T', (A, B), {}))
shown(lambda: type('T', (5,), {}))


class Y:

    def __init_subclass__(cls, tag=None, **k):
        super().__init_subclass__(**k)
        cls.tag = tag
        print('init_subclass', cls.__name__, tag)


class Z(Y, tag='t'):
    pass
shown(lambda: type('T', (A,), {}, foo=1))
print(Y.__subclasses__(), Z.tag)


class AD(dict):

    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
q = AD(a=1)
q.b = 2
q['c'] = 3
print(q, q.a, q.c, q.b)
print(X.__class__, type.__class__, A.__class__.__name__)


class E1(Exception):

    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
e = E1(1, 2)
print(e.args, e.b, str(e), repr(e))
shown(lambda: 5 .__class__)
shown(lambda: 'a'.__class__.__name__)
shown(lambda: [].append.__name__)
shown(lambda: len.__name__)
shown(lambda: str.join.__name__)
print(isinstance(True, int), isinstance(5, (str, int)), isinstance(5, int | str), issubclass(bool, int))
shown(lambda: isinstance(5, 5))
shown(lambda: issubclass(5, int))
