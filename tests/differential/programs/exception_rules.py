"""Raising, chaining, catching; the arguments and the text of the built-in exceptions."""


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e.args, '|', str(e))


def r(e):
    raise e
shown(lambda: r(KeyError('a')))
shown(lambda: r(KeyError()))
shown(lambda: r(KeyError(1, 2)))
shown(lambda: {}['x'])
shown(lambda: [][1])
shown(lambda: r(ValueError))
shown(lambda: r(5))
shown(lambda: r(int))
shown(lambda: r(OSError(2, 'No such file', 'x')))
try:
    r(OSError(2, 'No such file', 'x'))
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, e.args)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('v') from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('v')
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('v') from None
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e = ValueError(1, 2)
print(e.args, str(e), repr(e))
e.args = (3,)
print(e)
e.add_note('n')
print(e.__notes__)


def g():
    yield 1
    return 5
it = g()
next(it)
try:
    next(it)
except StopIteration as s:
    print(s.value, s.args)
try:
    raise SystemExit(3)
except SystemExit as s:
    print(s.code)


class MyE(Exception):

    def __str__(self):
        return 'mine'
shown(lambda: r(MyE('x')))
try:
    try:
        r(KeyError('k'))
    finally:
        print('fin')
except LookupError as e:
    print('lookup', e)


def f():
    try:
        return 1
    finally:
        print('cleanup')
print(f())
shown(lambda: ValueError(a=1))
shown(lambda: ImportError('m', name='n').name)
print(ImportError('m').msg)
print(issubclass(KeyError, LookupError), KeyError.__mro__)
shown(lambda: r(UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'invalid start byte')))
try:
    raise TypeError('x')
except (ValueError, TypeError) as e:
    print('caught', e)
try:
    print(e)
except NameError as n:
    print(n)


def ctx():
    try:
        raise A1
    except NameError as e:
        print(e)
ctx()
shown(lambda: 1 .__add__('a'))
shown(lambda: int('x'))
shown(lambda: float('x'))
shown(lambda: [1, 2].remove(5))
shown(lambda: [].pop())
shown(lambda: {}.popitem())
shown(lambda: (1,).index(5))
shown(lambda: 'a'.index('b'))
shown(lambda: set().pop())
shown(lambda: next(iter([])))
shown(lambda: {1: 2}.pop(5))
a, b = (1, 2)


def u1():
    a, b = [1]


def u2():
    a, b = [1, 2, 3]


def u3():
    a, *b, c = [1]


def u4():
    a, b = 5
for u in (u1, u2, u3, u4):
    shown(u)
