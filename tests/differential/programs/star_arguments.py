# Star and double-star in calls, displays, targets and definitions.
def show(a, b=2, *args, c, d=4, **kwargs):
    return f"a={a} b={b} args={args} c={c} d={d} kwargs={kwargs}"


print(show(1, c=3))
print(show(1, 5, 6, 7, c=3, e=8))
print(show(*[1, 2, 3], **{"c": 4, "z": 5}))
print(show(*(1,), *range(2, 4), **{"c": 1}, **{"d": 2}, q=9))
print(show(c=0, a="kw"))


def only_positional(a, b=10, /, c=20, *, d=30):
    return a, b, c, d


print(only_positional(1), only_positional(1, 2, 3, d=4), only_positional(1, c=5))


def gather(*args, **kwargs):
    return args, sorted(kwargs.items())


print(gather(*"ab", 1, *[], **{}, x=1, **dict(y=2)))
print(gather(*(i for i in range(3))), gather(**{"with space": 1}))

first, *middle, last = range(6)
print(first, middle, last)
*init, tail = "xyz"
print(init, tail)
head, *nothing = [1]
print(head, nothing)
[p, [q, *r]] = 1, (2, 3, 4)
print(p, q, r)
x = y = z = [0]
x.append(1)
print(x is z, y)
i = 0
arr = [5, 6, 7]
i, arr[i] = 2, "set"
print(i, arr)
for n, (m, *k) in [(1, (2, 3, 4)), (5, (6,))]:
    print(n, m, k)

print([*range(3), *"ab"], (*[1], *(2, 3)), {*[1, 2], 2, *(3,)}, {**{"a": 1}, "b": 2, **{"a": 3}})
t = 1, *[2, 3]
print(t)


def ret():
    return 1, *[2, 3]


print(ret())


def expect(call):
    try:
        print("no error", call())
    except TypeError as error:
        print("TypeError:", error)


def two(a, b): ...


def three(a, b, c): ...


def kwonly(*, key, other): ...


def pos(a, /): ...


expect(lambda: two())
expect(lambda: two(1))
expect(lambda: three())
expect(lambda: two(1, 2, 3))
expect(lambda: two(1, b=2, a=3))
expect(lambda: two(1, 2, c=3))
expect(lambda: two(1, 2, 3, d=4))
expect(lambda: kwonly())
expect(lambda: kwonly(key=1))
expect(lambda: kwonly(1, key=1, other=2))
expect(lambda: pos(a=1))
expect(lambda: pos())
expect(lambda: only_positional(a=1, b=2))
expect(lambda: show())
expect(lambda: show(1, 2, 3))
expect(lambda: gather(**{"a": 1}, a=2))
expect(lambda: gather(**5))
expect(lambda: gather(*5))
expect(lambda: gather(**{1: 2}))
expect(lambda: (lambda: 0)(1))
expect(lambda: (lambda a, b=1: 0)(1, 2, 3))
for thing in (5, "abc", None, [1], {}, 1.5):
    expect(lambda: thing(1))
expect(lambda: only_positional(1, 2, 3, 4))


class Layer:
    def __init__(self, width, *, bias=True):
        self.width = width

    def forward(self, x): ...


expect(lambda: Layer())
expect(lambda: Layer(1, 2))
expect(lambda: Layer(1, bias=False, scale=2))
expect(lambda: Layer(1).forward())
expect(lambda: Layer(1).forward(1, 2))
expect(lambda: Layer.forward(1))


def unpack_two(value):
    a, b = value
    return a, b


def unpack_three(value):
    a, b, c = value
    return a, b, c


def unpack_star(value):
    a, *b, c = value
    return a, b, c


def unpack_nested(value):
    (a, b), c = value
    return a, b, c


for unpack in (unpack_two, unpack_three, unpack_star, unpack_nested):
    for value in ([1], (1, 2), [1, 2, 3], "abcd", 5, None, {}, [[1, 2], 3], iter([1, 2, 3])):
        try:
            print(unpack.__name__, unpack(value))
        except (TypeError, ValueError) as error:
            print(unpack.__name__, type(error).__name__, error)
