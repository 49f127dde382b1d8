# Decorators: plain, with arguments, stacked, classes as decorators, on methods and classes.
import functools
import time


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print(f"-> {f.__name__}{args}{kwargs or ''}")
        result = f(*args, **kwargs)
        print(f"<- {f.__name__} {result}")
        return result
    return wrapper


def repeat(times, *, sep=" "):
    def decorate(f):
        def wrapper(*args):
            return sep.join(str(f(*args)) for _ in range(times))
        return wrapper
    return decorate


@trace
def add(a, b=1):
    """adds"""
    return a + b


@repeat(3)
@repeat(2, sep="-")
def word(w):
    return w


add(1, b=2)
print(add.__name__, add.__doc__, add.__wrapped__(5, 6), word("x"), word.__name__)


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

    def __get__(self, instance, owner):
        return functools.partial(self, instance) if instance is not None else self


@CountCalls
def square(n):
    return n * n


print([square(n) for n in range(4)], square.calls, square.__name__)


class Model:
    @CountCalls
    def step(self, n):
        return n + 1

    @trace
    def run(self, n):
        return self.step(n)

    def __repr__(self):
        return "Model()"

    @staticmethod
    @trace
    def helper():
        return "helped"

    @classmethod
    @trace
    def build(cls):
        return cls.__name__


m = Model()
m.run(1), m.run(n=2) if False else m.run(2)
print(Model.step.calls)
Model.helper()
m.build()
REGISTRY = {}


def register(name=None):
    def decorate(obj):
        REGISTRY[name or obj.__name__] = obj
        return obj
    if callable(name):
        obj, name = name, None
        return decorate(obj)
    return decorate


@register
def plain():
    return "plain"


@register("renamed")
class Thing:
    pass


print(sorted(REGISTRY), REGISTRY["plain"](), REGISTRY["renamed"].__name__)


def add_repr(cls):
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{cls.__name__}({fields})"
    cls.__repr__ = __repr__
    return cls


def singleton(cls):
    made = {}

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if cls not in made:
            made[cls] = cls(*args, **kwargs)
        return made[cls]
    return get


@singleton
@add_repr
class Settings:
    def __init__(self, lr=0.1, name="x"):
        self.lr, self.name = lr, name


print(Settings(), Settings(5) is Settings())


def validate(**kinds):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(**kwargs):
            for key, value in kwargs.items():
                if not isinstance(value, kinds.get(key, object)):
                    raise TypeError(f"{f.__name__}: {key} must be {kinds[key].__name__}")
            return f(**kwargs)
        return wrapper
    return decorate


@validate(lr=float, epochs=int)
def fit(lr, epochs, name="run"):
    return f"{name}: {epochs} x {lr}"


print(fit(lr=0.1, epochs=3))
try:
    fit(lr=1, epochs=3)
except TypeError as error:
    print(error)
table = [lambda f: f]


@table[0]
@(lambda f: lambda *a: ("wrapped", f(*a)))
def last(x):
    return x


print(last(7))


class cached:
    """a property that is computed once"""

    def __init__(self, f):
        self.f, self.name = f, f.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.f(instance)
        return value


class Data:
    @cached
    def expensive(self):
        print("  computing")
        return [1, 2, 3]


d = Data()
print(d.expensive, d.expensive is d.expensive, Data.expensive.__doc__)


def timed(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return f(*args, **kwargs)
        finally:
            wrapper.calls += 1
            wrapper.seconds = time.perf_counter() - start
    wrapper.calls = 0
    return wrapper


@timed
def quick(n):
    return sum(range(n))


print(quick(10), quick(100), quick.calls)
