# Closures, nonlocal, global, late binding, default arguments, recursion through cells.
counter = 0


def make_counter(step=1):
    count = 0

    def tick(by=None):
        nonlocal count
        count += step if by is None else by
        return count

    def peek():
        return count

    def reset():
        nonlocal count
        count = 0

    return tick, peek, reset


tick, peek, reset = make_counter(2)
tick(), tick(), tick(10)
print(peek())
reset()
print(peek(), tick())
other, other_peek, _ = make_counter()
other()
print(peek(), other_peek())


def bump():
    global counter
    counter += 1
    return counter


bump(), bump()
print(counter)


def set_new_global():
    global brand_new
    brand_new = [1, 2]


set_new_global()
print(brand_new)


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
            return x
        before = x
        return before, inner(), x
    return middle(), x


print(outer())


def shadow():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1
    del value
    try:
        value
    except UnboundLocalError as error:
        print(error)


shadow()


def free():
    def use():
        return later
    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    later = 5
    return use()


print(free())
try:
    undefined_name
except NameError as error:
    print(error)


def mutable_default(item, bag=[]):
    bag.append(item)
    return bag


print(mutable_default(1), mutable_default(2), mutable_default(3, []))
print(mutable_default.__defaults__)

adders = [lambda n, k=k: n + k for k in range(3)]
print([add(10) for add in adders])
late = []
for k in range(3):
    late.append(lambda: k)
print([f() for f in late], k)


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-5))


def memoize(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))
print(fib.__name__, compose.__qualname__, tick.__qualname__)
even = lambda n: n == 0 or odd(n - 1)
odd = lambda n: n != 0 and even(n - 1)
print(even(10), odd(7), (lambda *a, **k: (a, k))(1, 2, z=3))


class Meter:
    rate = 3

    def scaled(self):
        rate = self.rate

        def scale(x):
            return x * rate
        return scale

    nested = [lambda self, p=p: self.rate ** p for p in range(3)]


print(Meter().scaled()(7), [f(Meter()) for f in Meter.nested])
if (n := len("abcd")) > 3:
    print("walrus", n)
while (counter := counter - 1) >= 0:
    print("down", counter)
print([*map(lambda pair: (lambda a, b: a - b)(*pair), [(5, 3), (2, 9)])])
