# What libraries do when they are imported: modules of classes of their own, functions copied with their closures,
# documentation of anything, tables of what is installed.
import functools
import importlib.util
import sys
import types


class Lazy(types.ModuleType):
    table = None

    def look(self):
        return self.table

    def __getattr__(self, name):
        return name, self.table


plain, filled = Lazy("plain"), Lazy("filled")
filled.table = {"a": 1}
for module in (plain, filled, plain, filled, filled, plain):
    print(module.look(), module.missing)


class Later(types.ModuleType):
    @property
    def size(self):
        return len(vars(self))

    def value(self):
        return self.number


here = types.ModuleType("here")
here.number = 3
here.__class__ = Later
print(here.value(), here.number, here.size > 3)


class Base:
    def hello(self, extra=1):
        return "base", extra


class Derived(Base):
    def hello(self, extra=1):
        return super().hello(extra)


def copy_function(f):
    g = types.FunctionType(f.__code__, f.__globals__, name=f.__name__, argdefs=f.__defaults__, closure=f.__closure__)
    return functools.update_wrapper(g, f)


Derived.hello = copy_function(Derived.hello)
print(Derived().hello(), Derived().hello(5))
try:
    types.FunctionType(Derived.hello.__code__, {})
except (TypeError, ValueError) as error:
    print(type(error).__name__)


class Documented:
    """Some words."""


class Silent:
    pass


print(Documented().__doc__, Silent().__doc__, "text".__doc__ is None, (3).__doc__ is None)
item = Silent()
item.__doc__ = "its own"
print(item.__doc__, Silent.__doc__)
print(importlib.util.find_spec("surely_not_there"), importlib.util.find_spec("json") is not None)
print("surely_not_there" in sys.modules)
