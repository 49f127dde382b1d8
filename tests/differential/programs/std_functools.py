# functools: partial, reduce, lru_cache, wraps, cached_property, singledispatch, total_ordering, cmp_to_key.
import functools
import operator
from functools import cache, cached_property, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps

print(reduce(operator.mul, [1, 2, 3, 4]), reduce(lambda a, b: a + b, ["a", "b"], ">"), reduce(max, [3, 9, 2]), reduce(lambda f, g: lambda x: g(f(x)), [abs, str, len])(-100))
try:
    reduce(operator.add, [])
except TypeError as error:
    print(error)


def show(*args, **kwargs):
    return f"{args} {kwargs}"


p = partial(show, 1, k=2)
print(p(), p(3, k=4), p(j=5), p.func is show, p.args, p.keywords, partial(p, 9)(10), partial(int, base=2)("101"))
norm = partial(dict, eps=1e-6)
print(norm(), norm(eps=1, affine=True), list(map(partial(pow, 2), range(5))), partial(print, "partial", sep="|")("print"))


class Button:
    def press(self, kind, times=1):
        return f"{kind} x{times}"

    double = partialmethod(press, "double", times=2)


print(Button().double())
calls = []


@lru_cache(maxsize=2)
def slow(n, factor=1):
    calls.append(n)
    return n * n * factor


print([slow(n) for n in (1, 2, 1, 3, 2, 1)], calls, slow.cache_info(), slow(1, factor=2), slow.cache_info().misses)
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(5), slow.__name__)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@lru_cache
def bare(x):
    return [x]


print(bare(1) is bare(1), bare(1.0) is bare(1), bare.cache_parameters())
try:
    bare([1])
except TypeError as error:
    print(error)


class Data:
    def __init__(self, n):
        self.n = n
        self.computed = 0

    @cached_property
    def total(self):
        """the sum"""
        self.computed += 1
        return sum(range(self.n))

    @lru_cache(maxsize=None)
    def method(self, k):
        return self.n * k


d = Data(5)
print(d.total, d.total, d.computed, "total" in d.__dict__, d.method(2), d.method(2), Data.method.cache_info().hits)
del d.total
d.n = 10
print(d.total, d.computed)
d.total = "overwritten"
print(d.total, Data.total.__doc__)


@singledispatch
def describe(value):
    return f"something {value!r}"


@describe.register
def _(value: int):
    return f"int {value}"


@describe.register(list)
@describe.register(tuple)
def _(value):
    return "sequence of " + ", ".join(map(describe, value))


@describe.register(str)
def text(value, *rest):
    return f"text {value}"


class Base:
    pass


class Derived(Base):
    pass


describe.register(Base, lambda v: "base or derived")
print(describe(1), describe(True), describe("a"), describe([1, "b", (2.5,)]), describe(None), describe(Derived()), describe.dispatch(bool) is describe.dispatch(int), text("direct"))


class Visitor:
    @singledispatchmethod
    def visit(self, node):
        return "generic"

    @visit.register
    def _(self, node: int):
        return f"number {node}"

    @visit.register
    def _(self, node: dict):
        return {k: self.visit(v) for k, v in node.items()}


print(Visitor().visit({"a": 1, "b": "x", "c": {"d": 2}}))


@total_ordering
class Money:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(Money(1) <= Money(1), Money(2) > Money(1), Money(2) >= Money(3), max(Money(3), Money(9)).n)


def decorator(f):
    """doc of decorator"""
    @wraps(f)
    def wrapper(*a):
        """doc of wrapper"""
        return f(*a)
    return wrapper


@decorator
def target(a: int) -> str:
    """doc of target"""
    return str(a)


print(target.__name__, target.__doc__, target.__annotations__, target.__wrapped__(5), decorator.__doc__)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), functools.WRAPPER_ASSIGNMENTS[:2])


def compose(*fs):
    return reduce(lambda f, g: lambda *a: f(g(*a)), fs)


print(compose(str, abs, lambda a, b: a - b)(3, 10))
layer = partial(lambda kind, i, o, **kw: f"{kind}({i}, {o}, {kw})", "Conv", k=3)
print([layer(i, o) for i, o in zip([3, 8], [8, 16])], layer(1, 2, k=5, s=2))
print(reduce(lambda acc, kv: {**acc, kv[0]: acc.get(kv[0], 0) + kv[1]}, [("a", 1), ("b", 2), ("a", 3)], {}))
