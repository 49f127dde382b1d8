# dataclasses, all features.
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import Any, ClassVar, Optional


@dataclass
class Conv:
    inp: int
    out: int = 8
    kernel: int = 3
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 0

    def __post_init__(self):
        Conv.count += 1
        self.params = self.inp * self.out * self.kernel**2

    @property
    def size(self):
        return self.params


a, b = Conv(3), Conv(3, tags=["x"])
print(a, b, a == Conv(3), a == b, a != b, a.tags is not b.tags, a.size, Conv.count, Conv.out, hasattr(Conv, "tags"))
print([f.name for f in fields(a)], asdict(b), astuple(b), replace(b, out=99), is_dataclass(a), is_dataclass(Conv), is_dataclass(5), Conv.__match_args__)
print(Conv.__doc__, a.__eq__(5), a == (3, 8, 3, []))
try:
    hash(a)
except TypeError as error:
    print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "n")
print(v, v < Version(1, 3), sorted([Version(2), v, Version(1)]), v == Version(1, 2), hash(v) == hash(Version(1, 2, "other")), {v: 1}[Version(1, 2)], max(v, Version(0, 9)))
for action in (lambda: setattr(v, "major", 5), lambda: delattr(v, "major"), lambda: setattr(v, "new", 1), lambda: v < 5, lambda: Version(), lambda: Version(1, 2, 3, 4), lambda: replace(v, zzz=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


@dataclass
class Base:
    name: str
    depth: int = 1


@dataclass
class Child(Base):
    depth: int = 5
    width: float = 1.0

    def describe(self):
        return f"{self.name}/{self.depth}/{self.width}"


print(Child("c"), Child("d", 2, 3.5).describe(), [f.name for f in fields(Child)], Child("c") == Base("c", 5), issubclass(Child, Base))


@dataclass
class Nested:
    conv: Conv
    more: list[Conv]
    table: dict[str, Any]
    maybe: Optional["Nested"] = None


n = Nested(Conv(1), [Conv(2)], {"k": Conv(3), "t": (1, [2])})
print(n)
print(asdict(n))
print(astuple(n)[0], asdict(n)["conv"] == asdict(n.conv))
shallow = replace(n, maybe=n)
print(shallow.maybe is n, shallow.conv is n.conv)


@dataclass
class Init:
    scale: InitVar[float]
    base: int = 2
    result: float = field(init=False)
    secret: str = field(default="s", repr=False)
    meta: int = field(default=0, metadata={"unit": "px"})

    def __post_init__(self, scale):
        self.result = self.base * scale


i = Init(2.5)
print(i, i.result, i.secret, fields(Init)[-1].metadata["unit"], [f.name for f in fields(i)], fields(i)[0].default, fields(i)[1].default is dataclasses.MISSING)


@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int = field(default=3)


@dataclass(kw_only=True)
class AllKeyword:
    x: int = 1
    y: int


print(Keyword(1, b=5), AllKeyword(y=2))
for action in (lambda: Keyword(1, 2), lambda: AllKeyword(1, 2), lambda: AllKeyword()):
    try:
        print(action())
    except TypeError as error:
        print(error)


@dataclass(slots=True)
class Slim:
    a: int
    b: int = 2


@dataclass(eq=False, repr=False)
class Plain:
    a: int = 1


@dataclass(unsafe_hash=True)
class Hashable:
    a: int = 1


s = Slim(1)
print(s, Slim.__slots__, hasattr(s, "__dict__"), Plain() == Plain(), "Plain object" in repr(Plain()), hash(Hashable()) == hash(Hashable()))
try:
    s.zzz = 1
except AttributeError as error:
    print(error)
Made = make_dataclass("Made", ["x", ("y", int), ("z", int, 5)], namespace={"total": lambda self: self.y + self.z})
print(Made(1, 2), Made(1, 2).total())


def bad_default():
    @dataclass
    class Bad:
        items: list = []


def bad_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def not_instance():
    return asdict(5)


for action in (bad_default, bad_order, not_instance, lambda: fields(5), lambda: Conv()):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@dataclass
class WithMethods:
    values: list[int] = field(default_factory=lambda: [1, 2])

    def __len__(self):
        return len(self.values)

    def __repr__(self):
        return f"WM{len(self)}"

    @classmethod
    def parse(cls, text):
        return cls([int(t) for t in text.split(",")])


print(WithMethods(), WithMethods.parse("1,2,3"), asdict(WithMethods()), bool(WithMethods([])))
match Version(1, 2):
    case Version(1, minor=m):
        print("matched", m)


@dataclass
class Config:
    lr: float = 1e-3
    layers: tuple[int, ...] = (64, 32)
    kind: str = "adam"

    @classmethod
    def from_dict(cls, values):
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in values.items() if k in known})


cfg = Config.from_dict({"lr": 0.1, "unknown": 1})
print(cfg, {f.name: f.type for f in fields(cfg)}, cfg.__dict__, vars(replace(cfg, kind="sgd")))
