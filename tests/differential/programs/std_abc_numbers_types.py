# abc, numbers, types, operator, copy.
import abc
import copy
import numbers
import operator
import types
from abc import ABC, abstractmethod
from decimal import Decimal


class Backbone(ABC):
    @abstractmethod
    def forward(self, x):
        """compute"""

    @property
    @abstractmethod
    def width(self): ...

    @classmethod
    @abstractmethod
    def load(cls): ...

    def __call__(self, x):
        return self.forward(x)


class Partial(Backbone):
    def forward(self, x):
        return x


class Full(Partial):
    width = 8

    @classmethod
    def load(cls):
        return cls()

    def forward(self, x):
        return super().forward(x) * 2


print(Full.load()(4), Full().width, issubclass(Full, Backbone), isinstance(Full(), ABC), sorted(Partial.__abstractmethods__), Full.__abstractmethods__)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(Backbone)
attempt(Partial)


class OneMissing(ABC):
    @abstractmethod
    def only(self): ...


attempt(OneMissing)


class Drawable(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "draw") or NotImplemented


class Circle:
    def draw(self): ...


class Registered:
    pass


Drawable.register(Registered)
print(isinstance(Circle(), Drawable), issubclass(Registered, Drawable), isinstance(5, Drawable))
print([isinstance(v, numbers.Number) for v in (1, 1.5, 1j, True, "1", None)], isinstance(1, numbers.Integral), isinstance(1.5, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Real))

a = [1, [2, 3], {"k": (4, [5])}]
shallow, deep = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"][1].append("y")
print(shallow, deep, shallow[1] is a[1], deep[1] is a[1])
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is not loop)


class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)

    def __deepcopy__(self, memo):
        print("  deepcopy", self.name)
        new = Node(self.name + "'")
        memo[id(self)] = new
        new.children = copy.deepcopy(self.children, memo)
        return new


class Copyable:
    def __init__(self):
        self.v = [1]

    def __copy__(self):
        new = type(self)()
        new.v = self.v + ["copied"]
        return new


class Simple:
    def __init__(self, v):
        self.v = v


root = Node("root")
Node("kid", root)
other = copy.deepcopy(root)
print(other.name, other.children[0].name, copy.copy(Copyable()).v)
s = Simple([1, Simple(2)])
t, u = copy.copy(s), copy.deepcopy(s)
print(t.v is s.v, u.v is s.v, u.v[1].v, u.v[1] is not s.v[1], [copy.deepcopy(Simple(i)).v for i in range(2)])
layer = Simple(3)
layers = [copy.deepcopy(layer) for _ in range(3)]
layers[0].v = 9
print([m.v for m in layers], copy.deepcopy((1, 2)) == (1, 2), copy.copy({1: [2]}), copy.deepcopy({"s"}), copy.deepcopy(len) is len, copy.deepcopy(Simple) is Simple)

print(operator.add(1, 2), operator.mul("a", 3), operator.truediv(1, 4), operator.floordiv(7, 2), operator.mod(7, 3), operator.neg(5), operator.pow(2, 3), operator.eq(1, 1.0), operator.lt(1, 2), operator.not_(0), operator.is_(None, None), operator.contains([1], 1), operator.getitem({"a": 5}, "a"), operator.and_(6, 3), operator.xor(6, 3), operator.lshift(1, 3), operator.index(5), operator.concat([1], [2]), operator.matmul if False else "", operator.truth([]), operator.abs(-1))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, -1)([1, 2, 3]), operator.attrgetter("v")(s) is s.v, operator.attrgetter("v", "__class__.__name__")(layer), operator.methodcaller("upper")("x"), operator.methodcaller("split", ",", 1)("a,b,c"), operator.itemgetter("k")({"k": 1}), operator.itemgetter(slice(1, 3))("abcd"))
items = [1, 2]
operator.setitem(items, 0, 9)
operator.delitem(items, 1)
print(items, operator.iadd(items, [3]), operator.countOf([1, 1, 2], 1), operator.indexOf([5, 6], 6), operator.length_hint([1, 2]))
ns = types.SimpleNamespace(lr=0.1, name="x")
ns.extra = [1]
print(ns, ns.lr, ns == types.SimpleNamespace(lr=0.1, name="x", extra=[1]), vars(ns), hasattr(ns, "nope"))
proxy = types.MappingProxyType({"a": 1})
print(proxy["a"], dict(proxy), proxy, len(proxy))
attempt(lambda: operator.setitem(proxy, "b", 1))
attempt(lambda: ns.nope)
attempt(lambda: operator.attrgetter("v.w")(layer))
attempt(lambda: operator.index(1.5))


def f():
    yield 1


print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(layer.__init__, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), isinstance(lambda: 0, types.LambdaType), types.NoneType is type(None))
bound = types.MethodType(lambda self, k: self.v * k, Simple(4))
print(bound(3), types.new_class("Dyn", (Simple,), {}, lambda ns: ns.update(z=1))(2).z)
mod = types.ModuleType("made", "its doc")
mod.value = 5
print(mod.value, mod.__name__, mod.__doc__, mod)
print(Decimal("0.1") + Decimal("0.2"), Decimal(10) / Decimal(4), Decimal("1.10"), round(Decimal("2.675"), 2), Decimal("1") < 2)
