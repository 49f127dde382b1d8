# Classes: attributes, methods, inheritance, MRO, super, properties, static and class methods, repr.
class Module:
    count = 0
    registry = []

    def __init__(self, name, *args, scale=1):
        self.name = name
        self.args = args
        self.scale = scale
        Module.count += 1
        type(self).registry.append(name)

    def forward(self, x):
        return x * self.scale

    def __call__(self, x):
        return self.forward(x)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @property
    def size(self):
        """how many arguments"""
        return len(self.args)

    @size.setter
    def size(self, n):
        if n < 0:
            raise ValueError("size cannot be negative")
        self.args = tuple(range(n))

    @size.deleter
    def size(self):
        self.args = ()

    @classmethod
    def named(cls, name):
        return cls(name, 1, 2)

    @staticmethod
    def helper(a, b=2):
        return a + b

    @property
    def read_only(self):
        return "fixed"


class Conv(Module):
    registry = []

    def __init__(self, name, out, **kwargs):
        super().__init__(name, out, **kwargs)
        self.out = out

    def forward(self, x):
        return super().forward(x) + self.out


class Deep(Conv):
    def forward(self, x):
        return "deep:" + str(super(Deep, self).forward(x)) + ":" + str(Module.forward(self, x))


m, c, d = Module("m", 1, 2, 3), Conv("c", 8, scale=2), Deep("d", 4)
print(m, c, d, [m, c], m(5), c(5), d(5), Module.count, Module.registry, Conv.registry)
print(m.size, c.size, Module.named("x"), Deep.named, end=" ") if False else print(m.size, c.size, Module.named("x"))
m.size = 2
print(m.args)
del m.size
print(m.args, Module.size.__doc__, Module.helper(1), m.helper(1, b=5), Conv.named.__name__)
print(Deep.__mro__, Deep.__bases__, Deep.__name__, Deep.__qualname__, Deep.__module__)
print(isinstance(d, Module), isinstance(m, Conv), issubclass(Deep, (int, Conv)), type(d) is Deep, d.__class__ is Deep, isinstance(5, (str, int)))
print(m.__dict__, vars(c), sorted(k for k in vars(Conv) if not k.startswith("__")))
print(hasattr(m, "name"), hasattr(m, "nope"), getattr(m, "nope", "default"), getattr(c, "out"), m.forward.__name__, m.forward.__self__ is m)
setattr(m, "extra", 5)
print(m.extra, delattr(m, "extra"), hasattr(m, "extra"), "name" in m.__dict__, Module.forward(c, 3), callable(m), callable(5))
m.forward = lambda x: "patched on the instance"
print(m(1))
Module.forward = lambda self, x: f"patched on the class {x}"
print(Module("q")(1), c(2) if False else Deep.__mro__[2] is Module)
c.count = 100
print(Module.count, Conv.count, c.count, d.count)
c.registry.append("through the instance")
print(Conv.registry, Deep.registry is Conv.registry)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), super(B, D()).who())


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: m.nope)
attempt(lambda: Module.nope)
attempt(lambda: setattr(m, "read_only", 1))
attempt(lambda: delattr(m, "read_only"))
attempt(lambda: setattr(m, "size", -1))
attempt(lambda: delattr(m, "nope"))
attempt(lambda: A(5))
attempt(lambda: A().who(1))
attempt(lambda: type("Bad", (A, B), {}))
attempt(lambda: A() + 1)
attempt(lambda: A()[0])
attempt(lambda: A()())
attempt(lambda: len(A()))
attempt(lambda: [x for x in A()])
attempt(lambda: A() < A())
attempt(lambda: isinstance(1, 5))
attempt(lambda: issubclass(1, int))
attempt(lambda: super().x)
attempt(lambda: object().x)
attempt(lambda: int.nope)
attempt(lambda: None.foo)
attempt(lambda: (lambda: 0).foo)
attempt(lambda: setattr(5, "a", 1))
attempt(lambda: getattr(5, 5))
attempt(lambda: object(1))
print(A() == A(), A() != A(), (a := A()) == a, hash(a) == hash(a), bool(A()), str(m), f"{m}", repr([m, {"k": c}]))
Made = type("Made", (Conv,), {"kind": "dynamic", "double": lambda self: self.out * 2})
print(Made("z", 21).double(), Made.kind, Made.__name__, Made("y", 1))


class Outer:
    class Inner:
        value = 3

        def get(self):
            return Outer.Inner.value + self.value

    table = {n: n * n for n in range(3)}
    x = 1
    y = x + 1
    if y > 1:
        z = "conditional"
    for i in range(2):
        last = i

    def method(self, y=y):
        return y


print(Outer.Inner().get(), Outer.table, Outer.y, Outer.z, Outer.last, Outer().method(), Outer.Inner.__qualname__)
