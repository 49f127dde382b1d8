# __getattr__, __getattribute__, __setattr__, __delattr__, descriptors, __slots__, __set_name__, __init_subclass__.
class Tracker:
    def __init__(self):
        object.__setattr__(self, "log", [])
        self._params = {}
        self.alpha = 1

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        if isinstance(value, float):
            self._params[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name != "_params" and name in self._params:
            return self._params[name]
        raise AttributeError(f"{type(self).__name__!r} has nothing called {name!r}")

    def __delattr__(self, name):
        if name in self._params:
            del self._params[name]
        else:
            super().__delattr__(name)

    def __dir__(self):
        return ["only", "these"]


t = Tracker()
t.weight = 0.5
t.beta = [1]
print(t.weight, t.beta, t.alpha, t.log, sorted(t.__dict__), dir(t), hasattr(t, "weight"), hasattr(t, "gamma"))
del t.weight
del t.beta
for name in ("weight", "beta"):
    try:
        getattr(t, name)
    except AttributeError as error:
        print(error)


class Spy:
    secret = 42

    def __getattribute__(self, name):
        if name.startswith("x_"):
            return f"computed {name[2:]}"
        return object.__getattribute__(self, name)


s = Spy()
s.x_own = "hidden"
print(s.x_own, s.x_other, s.secret, s.__dict__)


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        print(f"  descriptor {name} in {owner.__name__}")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}, got {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        instance.__dict__.pop(self.name)


class Layer:
    width = Typed(int, 8)
    name = Typed(str)

    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)


layer = Layer(width=3, name="fc")
print(layer.width, layer.name, layer.__dict__, Layer.width.kind.__name__, Layer().width)
try:
    layer.width = "wide"
except TypeError as error:
    print(error)
del layer.width
print(layer.width)
layer.__dict__["width"] = 99
print(layer.width)


class NonData:
    def __get__(self, instance, owner):
        return f"from descriptor of {owner.__name__}"


class Holder:
    attr = NonData()


h = Holder()
print(h.attr, Holder.attr)
h.attr = "instance wins"
print(h.attr)


class Slim:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


slim = Slim(1)
print(slim.a, hasattr(slim, "b"), hasattr(slim, "__dict__"), Slim.__slots__)
for action in (lambda: slim.b, lambda: setattr(slim, "c", 1)):
    try:
        action()
    except AttributeError as error:
        print(error)
slim.b = 2
print(slim.a + slim.b)


class Plugin:
    plugins = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.plugins[key or cls.__name__.lower()] = cls


class Resize(Plugin):
    pass


class Crop(Plugin, key="crop!"):
    pass


print({k: v.__name__ for k, v in Plugin.plugins.items()})
try:
    class Wrong(Plugin, other=1):
        pass
except TypeError as error:
    print(error)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{getattr(item, '__name__', item)}]"


print(Box[int], Box["x"], Box[1, 2])


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace["tag"] = name.upper()
        cls = super().__new__(mcs, name, bases, namespace)
        cls.fields = [k for k, v in namespace.items() if isinstance(v, int)]
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.options = kwargs

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.made_by = "Meta"
        return instance

    def __len__(cls):
        return len(cls.fields)

    def __getitem__(cls, i):
        return cls.fields[i]

    def __iter__(cls):
        return iter(cls.fields)

    def __contains__(cls, name):
        return name in cls.fields

    def __repr__(cls):
        return f"<class {cls.tag}>"

    @property
    def shout(cls):
        return cls.tag + "!"


class Config(metaclass=Meta, strict=True):
    x = 1
    y = 2
    label = "text"


class Sub(Config):
    z = 3


print(Config, Sub, Config.fields, Sub.fields, len(Config), Config[1], list(Sub), "z" in Sub, Config.shout, Config.options, Config().made_by, type(Sub))


class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args, **kwargs)
        return cls.instances[cls]


class Database(metaclass=Singleton):
    def __init__(self, url="default"):
        self.url = url


print(Database("a") is Database("b"), Database().url)


class Frozen:
    def __new__(cls, value):
        if value < 0:
            return "not an instance"
        self = super().__new__(cls)
        self.value = value
        return self

    def __init__(self, value):
        self.checked = True


print(Frozen(1).__dict__, Frozen(-1))


class Tup(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    @property
    def total(self):
        return sum(self)


class Name(str):
    def shout(self):
        return Name(self.upper() + "!")


class Count(int):
    def __add__(self, other):
        return Count(int(self) + other)


class Stack(list):
    def push(self, x):
        self.append(x)
        return self


print(Tup(1, 2, 3), Tup(1, 2).total, Name("hi").shout(), type(Name("a") + "b").__name__, Count(3) + 4, type(Count(1) + 1).__name__, Stack([1]).push(2), Stack() == [], isinstance(Stack(), list))


class Private:
    def __init__(self):
        self.__hidden = 1
        self._open = 2

    def reveal(self):
        return self.__hidden


p = Private()
print(p.reveal(), p.__dict__, p._Private__hidden)
try:
    p.__hidden
except AttributeError as error:
    print(error)
