"""Calls made from within a generator, of every kind that has a path of its own in the machine."""


class Pair:
    def __init__(self, a, b=2):
        self.a, self.b = a, b

    def total(self, more=0):
        return self.a + self.b + more


class Doubler:
    def __call__(self, x):
        return 2 * x


def add(a, b, *rest, scale=1):
    return (a + b + sum(rest)) * scale


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


def produce(values):
    double = Doubler()
    for value in values:
        pair = Pair(value)
        yield add(value, 1), add(value, 1, 2, 3, scale=2), double(value), pair.total(), pair.total(more=5), Pair(b=1, a=value).b
        yield deep(value * 10)


print(list(produce(range(4))))
print(any(add(v, 1) > 3 for v in range(5)), all(Doubler()(v) >= 0 for v in range(5)))
print(sorted((deep(v) for v in (3, 1, 2)), key=lambda v: -v))
print({v: Pair(v).total() for v in range(3)}, sum(add(v, v) for v in range(10)))
