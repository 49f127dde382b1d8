"""Operators of built-in numbers, text and containers, all with all, and of classes that define them."""


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args)
for a in (7, -7, 0, 2 ** 70, -2 ** 70, 3.5, -3.5, True, 1e+300):
    for b in (3, -3, 0, 2 ** 65, 2.5, -0.5, False):
        for op in ('+', '-', '*', '/', '//', '%', '<', '<=', '==', '!=', '>', '>='):
            shown(lambda: eval(f'a {op} b', {'a': a, 'b': b}))
        if isinstance(a, int) and isinstance(b, int):
            for op in ('&', '|', '^'):
                shown(lambda: eval(f'a {op} b', {'a': a, 'b': b}))
shown(lambda: 2 ** 10)
shown(lambda: 2 ** (-1))
shown(lambda: (-2) ** 3)
shown(lambda: 2 ** 0.5)
shown(lambda: (-8) ** (1 / 3))
shown(lambda: 3 ** 200)
shown(lambda: 1 << 100)
shown(lambda: 1 << 100 >> 98)
shown(lambda: -5 >> 1)
shown(lambda: 1 << -1)
shown(lambda: divmod(-7, 2))
shown(lambda: divmod(7.5, -2))
shown(lambda: pow(3, 100, 7))
shown(lambda: pow(3, -1, 7))
shown(lambda: 1 + 'a')
shown(lambda: 'a' + 1)
shown(lambda: [1] + (2,))
shown(lambda: (1,) + [2])
shown(lambda: b'a' + 1)
shown(lambda: 'a' * 2.0)
shown(lambda: [1] * 'a')
shown(lambda: None + 1)
shown(lambda: 1 < 'a')
shown(lambda: [1] < [2])
shown(lambda: [1, 2] < [1])
shown(lambda: (1, 'a') < (1, 2))
shown(lambda: {} < {})
shown(lambda: {1} < {1, 2})
shown(lambda: 1j < 2j)
shown(lambda: -'a')
shown(lambda: ~1.0)
shown(lambda: +None)
shown(lambda: not [])
shown(lambda: -True)
shown(lambda: ~True)
shown(lambda: 1 + 2j)
shown(lambda: (1 + 2j) * (3 - 1j))
shown(lambda: (1 + 2j) / (3 - 1j))
shown(lambda: (1 + 2j) ** 2)
shown(lambda: abs(3 + 4j))
shown(lambda: 1j == 1j)
shown(lambda: 10 ** 30 / 3)
shown(lambda: 10 ** 400 // 10 ** 399)
shown(lambda: 2 ** 2000 / (2 ** 1999 + 1))
shown(lambda: 10 ** 400 / 1)
shown(lambda: 5e-324 / 2)
shown(lambda: 1 == 1.0)
shown(lambda: 2 ** 53 + 1 == float(2 ** 53 + 1))
shown(lambda: 2 ** 53 + 1 > float(2 ** 53))
shown(lambda: float('nan') == float('nan'))
shown(lambda: float('inf') > 10 ** 400)


class V:

    def __init__(s, x):
        s.x = x

    def __add__(s, o):
        return V(s.x + (o.x if isinstance(o, V) else o))

    def __radd__(s, o):
        return V(o + s.x)

    def __eq__(s, o):
        return isinstance(o, V) and s.x == o.x

    def __lt__(s, o):
        return s.x < o.x

    def __repr__(s):
        return f'V({s.x})'

    def __mul__(s, o):
        return NotImplemented

    def __iadd__(s, o):
        s.x += 100
        return s

    def __neg__(s):
        return V(-s.x)
shown(lambda: V(1) + V(2))
shown(lambda: 1 + V(2))
shown(lambda: V(1) + 1)
shown(lambda: V(1) * 2)
shown(lambda: 2 * V(1))
shown(lambda: V(1) == V(1))
shown(lambda: V(1) != V(1))
shown(lambda: V(1) != V(2))
shown(lambda: V(1) < V(2))
shown(lambda: V(1) > V(2))
shown(lambda: V(1) <= V(2))
shown(lambda: -V(3))
shown(lambda: sum([V(1), V(2)]))
shown(lambda: hash(V(1)))
shown(lambda: sorted([V(3), V(1)]))
v = V(1)
w = v
v += 1
print(v, w is v)
l = [1]
m = l
l += (2, 3)
print(l, m is l)
l *= 2
print(m)
shown(lambda: max(V(1), V(5)))


class D(V):

    def __radd__(s, o):
        return 'D.radd'
shown(lambda: V(1) + D(2))


class I(int):

    def __add__(s, o):
        return I(int.__add__(s, o))

    def __repr__(s):
        return f'I({int(s)})'
shown(lambda: I(3) + 4)
shown(lambda: I(3) * 4)
shown(lambda: 4 + I(3))
shown(lambda: I(3) == 3)
shown(lambda: {I(3): 1}[3])
x = [1, 2]


def f():
    x = [1]
    x += 5
shown(f)


def g():
    s = 'a'
    s += 5
shown(g)


def h():
    s = 1
    s -= 'a'
shown(h)


def k():
    s = 1
    s **= 'a'
shown(k)
shown(lambda: 1 @ 2)
shown(lambda: 'abc' * -1)
shown(lambda: 3 * [0])
shown(lambda: (1, 2) * 2)
shown(lambda: 'x' * 3)
shown(lambda: 5 in 5)
shown(lambda: 'a' in 5)
shown(lambda: 1 in 'a')
shown(lambda: 3 in range(0, 10, 3))
shown(lambda: 4 in range(0, 10, 3))
shown(lambda: hash((1, 2, 3)))
shown(lambda: hash(()))
shown(lambda: hash(frozenset([1, 2, 3])))
shown(lambda: hash(2 ** 61))
shown(lambda: hash(1.5))
shown(lambda: hash(-1))
shown(lambda: hash([]))
shown(lambda: hash({}))
shown(lambda: hash((1, [])))
shown(lambda: {1, (2, 3), 'a'} == {'a', 1, (2, 3)})
print({5, 1, 9, 100, 33, 64}, {(1, 2), (3, 4), (0, 0)})
shown(lambda: True + True)
shown(lambda: True & False)
shown(lambda: True | 2)
shown(lambda: True ^ True)
