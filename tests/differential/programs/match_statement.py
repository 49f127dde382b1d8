# Structural pattern matching in all of its forms.
from dataclasses import dataclass
from enum import Enum


class Mode(Enum):
    TRAIN = "train"
    EVAL = "eval"


@dataclass
class Conv:
    inp: int
    out: int
    kernel: int = 3


@dataclass
class Linear:
    inp: int
    out: int


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def literal(v):
    match v:
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 3.5:
            return "float"
        case 1 + 2j:
            return "complex"
        case "text" | b"bytes":
            return "a literal of text"
        case None:
            return "none"
        case True:
            return "true"
        case _:
            return "other"


print([literal(v) for v in (0, -1, 3.5, 1 + 2j, "text", b"bytes", None, True, 1, 0.0, False, [])])


def sequence(v):
    match v:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y] if x == y:
            return f"twins {x}"
        case (x, y):
            return f"pair {x} {y}"
        case ["conv", int(cin), int(cout), *rest]:
            return f"conv {cin}->{cout} rest {rest}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case str() | bytes():
            return "no sequence here"
        case _:
            return "unmatched"


for v in ([], [1], (2, 2), [1, "a"], ["conv", 3, 8, 1, 2], ["conv", 3, 8], ["conv", 3, "x"], range(5), "ab", 7, {1, 2}):
    print(sequence(v))


def mapping(v):
    match v:
        case {"type": "conv", "out": int(out), **rest}:
            return f"conv out={out} rest={rest}"
        case {"type": ("pool" | "flatten") as kind}:
            return kind
        case {"layers": [{"name": str(first)}, *others]}:
            return f"first {first}, {len(others)} others"
        case {}:
            return "some mapping"
        case _:
            return "no mapping"


print(mapping({"type": "conv", "out": 8, "k": 3, "p": 1}))
print(mapping({"type": "pool", "k": 2}))
print(mapping({"type": "conv", "out": "8"}))
print(mapping({"layers": [{"name": "a", "x": 1}, 2, 3]}))
print(mapping({}), mapping([]))


def classes(v):
    match v:
        case Conv(3, out, kernel=k):
            return f"first conv to {out}, kernel {k}"
        case Conv(inp=i, out=o) if i == o:
            return f"same width {i}"
        case Conv() | Linear():
            return f"layer {v}"
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y) | Point(y, 0):
            return f"on an axis at {y}"
        case Point(int(x) as column, float()):
            return f"int {x} == {column} and a float"
        case Mode.TRAIN:
            return "training"
        case Mode():
            return f"mode {v.value}"
        case int(n) | float(n):
            return f"number {n}"
        case [Point(x=a), Point(x=b)]:
            return f"two points {a} {b}"
        case (1 | 2 | 3) as small, *_:
            return f"starts with {small}"
        case _:
            return "?"


for v in (Conv(3, 8), Conv(3, 8, 5), Conv(4, 4), Conv(4, 5), Linear(1, 2), Point(0, 0), Point(0, 5), Point(6, 0),
          Point(1, 2.5), Point("a", "b"), Mode.TRAIN, Mode.EVAL, 5, 2.5, True, [Point(1, 2), Point(3, 4)], (2, "x"), "s"):
    print(classes(v))


def captures():
    match (1, (2, [3, 4, {"k": 5}])):
        case (a, (b, [c, *d])):
            print(a, b, c, d)
    match 5:
        case n if n > 10:
            print("big")
        case n:
            print("kept", n)
    return n


print(captures())
match [1, 2, 3]:
    case [a, b, c] as whole if (total := a + b + c) > 5:
        print(whole, total)
match {"a": {"b": [1, {"c": "deep"}]}}:
    case {"a": {"b": [_, {"c": value}]}}:
        print(value)
try:
    match Conv(1, 2):
        case Conv(1, 2, 3, 4):
            pass
except TypeError as error:
    print(error)
try:
    match object():
        case object(1):
            pass
except TypeError as error:
    print(error)
for command in ("go north", "go", "quit", "pick up key", ""):
    match command.split():
        case ["go", ("north" | "south") as direction]:
            print("going", direction)
        case ["go"]:
            print("where?")
        case ["quit" | "exit"]:
            print("bye")
        case ["pick", *words] if words:
            print("picking", words)
        case []:
            print("silence")
