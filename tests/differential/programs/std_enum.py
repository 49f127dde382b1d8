# enum: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, aliases, methods, errors.
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = "b"
    CRIMSON = 1  # an alias

    def describe(self):
        return f"{self.name.lower()} is {self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN

    @property
    def short(self):
        return self.name[0]


print(Color.RED, repr(Color.RED), str(Color.RED), f"{Color.RED}", Color.RED.name, Color.RED.value, Color(1), Color["BLUE"], Color("b"), Color.CRIMSON, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), [c.name for c in Color], list(Color.__members__), Color.RED in Color, Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, {Color.RED: "r"}[Color(1)])
print(Color.GREEN.describe(), Color.default(), Color.BLUE.short, isinstance(Color.RED, Color), type(Color.RED), Color, Color.__name__, [Color.RED], {"c": Color.GREEN}, hash(Color.RED) == hash(Color.RED), bool(Color.RED))


class Phase(Enum):
    TRAIN = auto()
    EVAL = auto()
    TEST = auto()


print([(p.name, p.value) for p in Phase], Phase(2), sorted(Phase, key=lambda p: -p.value), list(reversed(Phase)))


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.HIGH > Level.LOW, Level.LOW == 1, [10, 20][Level.LOW], max(Level), sorted([Level.HIGH, Level.LOW]), f"{Level.HIGH}", f"{Level.HIGH:>4}", "%d" % Level.HIGH, int(Level.HIGH), Level.HIGH * 2, isinstance(Level.LOW, int))


class Mode(StrEnum):
    NEAREST = auto()
    BILINEAR = "bi"


class OldStyle(str, Enum):
    A = "alpha"
    B = "beta"


print(Mode.NEAREST, repr(Mode.NEAREST), Mode.BILINEAR == "bi", Mode("bi"), Mode.BILINEAR.upper(), OldStyle.A, OldStyle.A == "alpha", OldStyle.A.upper(), f"{OldStyle.A}", OldStyle.A.value, "alpha" in [OldStyle.A], {"alpha": 1}[OldStyle.A], "x" + Mode.BILINEAR)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, Perm.R | Perm.X, repr(Perm.RW), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, Perm.RW & Perm.W, Perm.RW ^ Perm.R, ~Perm.R, bool(Perm.R & Perm.X), Perm(0), Perm(3), Perm(5).value, list(Perm.RW), len(Perm.RW), list(Perm))


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, Bits.A | 8, Bits.A + 1, int(Bits.A | Bits.B), Bits(3) == 3, repr(Bits.B))


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67e-11 * self.mass / self.radius**2


print(Planet.EARTH.mass, f"{Planet.MARS.gravity:.3f}", Planet.EARTH.value, Planet((6.4e23, 3.39e6)).name)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return {"+": a + b, "-": a - b}[self.value]

    @classmethod
    def _missing_(cls, value):
        for op in cls:
            if op.name == str(value).upper():
                return op
        return None

    def __str__(self):
        return f"op{self.value}"


print(Op.ADD(1, 2), Op("sub"), [str(o) for o in Op], f"{Op.ADD}", repr(Op.ADD))


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    FIRST = auto()
    SECOND = auto()


print([a.value for a in Auto])
Dynamic = Enum("Dynamic", ["ONE", "TWO"])
print(list(Dynamic), Dynamic.ONE.value, Enum("Named", {"A": 5, "B": 6}).B, Enum("Spaced", "X Y Z").Y)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def make_duplicate():
    @unique
    class Dup(Enum):
        A = 1
        B = 1


def extend():
    class More(Color):
        BLACK = 0


attempt(lambda: Color(99))
attempt(lambda: Color["NOPE"])
attempt(lambda: Color.NOPE)
attempt(lambda: setattr(Color, "RED", 5))
attempt(lambda: setattr(Color.RED, "value", 5))
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: Level("x"))
attempt(lambda: Op("times"))
attempt(make_duplicate)
attempt(extend)
attempt(lambda: Color.RED + 1)
attempt(lambda: Mode("cubic"))
attempt(lambda: Color())


class Shape(Enum):
    SQUARE = 1
    _ignore_ = ["temp"]
    temp = 5

    def area(self, n):
        match self:
            case Shape.SQUARE:
                return n * n


print(Shape.SQUARE.area(3), list(Shape), Shape.__members__.keys())
lookup = {member.value: member for member in Phase}
print(lookup[1], [m for m in Phase if m is not Phase.EVAL], enum.Enum, isinstance(Phase, enum.EnumMeta), Phase.TRAIN.__class__.__name__)
