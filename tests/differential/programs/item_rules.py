"""Subscripts, slices, deletion, membership and iteration, with every kind of wrong key."""


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args)
L = list(range(10))
T = tuple(L)
S = 'héllo wörld'
R = range(0, 20, 3)
B = b'hello'
for o in (L, T, S, R, B):
    for k in (0, -1, 3, 100, -100, slice(1, 4), slice(None, None, -1), slice(None, None, 2), slice(-3, None), slice(5, 1, -2), 'a', 1.0, None, slice('a'), slice(1, 2, 0), True):
        shown(lambda: o[k])


def si(o, k, v):
    o[k] = v
    return o


def di(o, k):
    del o[k]
    return o
for k, v in ((0, 5), (-1, 5), (10, 5), ('a', 1), (slice(1, 3), [7, 8, 9]), (slice(0, 0), 'ab'), (slice(None, None, 2), [1]), (slice(None, None, 2), [0] * 5), (slice(1, 2), 5), (slice(5, 2), [1])):
    shown(lambda: si(list(range(10)), k, v))
for k in (0, -1, 10, slice(1, 3), slice(None, None, 2), slice(None, None, -3), slice(5, 2), 'a'):
    shown(lambda: di(list(range(10)), k))
shown(lambda: si((1,), 0, 1))
shown(lambda: si('a', 0, 'b'))
shown(lambda: di('a', 0))
shown(lambda: si(5, 0, 1))
shown(lambda: di(5, 0))
shown(lambda: 5[0])
shown(lambda: None['a'])
shown(lambda: len(5))
shown(lambda: int[0])
shown(lambda: list[int])
shown(lambda: dict[str, int])
shown(lambda: {1, 2}[0])
shown(lambda: si({}, [], 1))
shown(lambda: di({}, 1))
shown(lambda: {}[[]])
d = {1: 'a', 1.0: 'b', True: 'c'}
print(d)
d = {'a': 1, 'b': 2, 'c': 3}


def it():
    for k in d:
        d[k + 'x'] = 1
shown(it)


def it2():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)
shown(it2)


def it3():
    l = [1, 2, 3]
    for x in l:
        if len(l) < 6:
            l.append(x)
    return l
shown(it3)


class Old:

    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), 25 in Old())
shown(lambda: len(Old()))


class It:

    def __init__(s):
        s.n = 0

    def __iter__(s):
        return s

    def __next__(s):
        s.n += 1
        if s.n > 3:
            raise StopIteration
        return s.n
print(list(It()), sum(It()), max(It()), [*It()], dict(zip(It(), 'abc')))
shown(lambda: list(5))
shown(lambda: iter(5))
shown(lambda: next([]))
shown(lambda: [x for x in None])


class BadIter:

    def __iter__(s):
        return 5
shown(lambda: list(BadIter()))


class Len:

    def __len__(s):
        return 0
print(bool(Len()), len(Len()))


class NegLen:

    def __len__(s):
        return -1
shown(lambda: len(NegLen()))
shown(lambda: bool(NegLen()))


class BadBool:

    def __bool__(s):
        return 5
shown(lambda: bool(BadBool()))


class Idx:

    def __index__(s):
        return 2
print(L[Idx()], L[:Idx()], 'ab' * Idx(), range(Idx()))


class Miss(dict):

    def __missing__(s, k):
        return k * 2
print(Miss()['ab'], Miss(a=1)['a'], Miss().get('z'))


class CG:

    def __class_getitem__(cls, k):
        return (cls.__name__, k)
print(CG[int], CG[1, 2])
shown(lambda: CG()[1])
print(list(reversed(L)), list(reversed('abc')), list(reversed({1: 2, 3: 4})), list(reversed(range(5))))
print(list({1: 2}.items()), list({1: 2}.values()), {1: 2}.keys() == {1}, {1: 2}.items() == {(1, 2)}, {1, 2} & {1: 0}.keys())
print({**{'a': 1}}, [*'ab'], (*'ab',))
print((1, 2, 3) == (1, 2, 3), [1, [2]] == [1, [2]], {1: [2]} == {1: [2]}, {1} == {1.0}, (1,) == [1], range(3) == range(0, 3, 1), slice(1, 2) == slice(1, 2))


class K:

    def __init__(s, v):
        s.v = v

    def __hash__(s):
        return 1

    def __eq__(s, o):
        return isinstance(o, K) and s.v == o.v
dd = {K(1): 'one', K(2): 'two'}
print(dd[K(1)], dd[K(2)], K(3) in dd, len({K(1), K(1), K(2)}))
x = bytearray(b'hello')
x[0] = 74
x[1:3] = b'EEEE'
del x[-1]
print(x)
shown(lambda: si(x, 0, 300))
shown(lambda: si(x, 100, 3))
print(S[1], S[1:5], S[::-1], len(S), 'ö' in S, S[-4:])
print([1, 2, 3][True], (1, 2)[False])
a = [1, 2, 3]
a[1:1] = a
print(a)
b = [1, 2]
b += b
print(b)
