# typing as programs use it: annotations, generics, NamedTuple, TypedDict, Protocol, get_type_hints, overload.
from __future__ import annotations

import typing
from typing import (TYPE_CHECKING, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, NewType, Optional, Protocol,
                    Sequence, Tuple, Type, TypedDict, TypeVar, Union, cast, final, get_args, get_origin, get_type_hints, no_type_check, overload, runtime_checkable)

if TYPE_CHECKING:
    import something_that_does_not_exist

T = TypeVar("T")
K = TypeVar("K", bound="Base")


class Layer(NamedTuple):
    name: str
    width: int = 8
    extra: Optional[dict] = None

    def describe(self) -> str:
        return f"{self.name}:{self.width}"


print(Layer("fc"), Layer("c", 3).describe(), Layer._fields, Layer._field_defaults, Layer("a") == ("a", 8, None), Layer.__annotations__["width"])


class Movie(TypedDict, total=False):
    title: str
    year: int


movie: Movie = {"title": "x", "year": 1999}
print(movie, type(movie) is dict, Movie(title="y"), Movie.__total__, sorted(Movie.__annotations__))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


s = Stack[int]()
print(s.push(1).push(2).pop(), type(s).__name__, Stack[int].__origin__ is Stack, Stack.__parameters__)


class IntStack(Stack[int]):
    pass


print(IntStack().push(5).items, IntStack.__orig_bases__, [k.__name__ for k in IntStack.__mro__])


class Forward(Protocol):
    def forward(self, x: int) -> int: ...


@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...


class Net:
    x: int = 5
    y: "Optional[str]"
    table: ClassVar[Dict[str, int]] = {}

    def forward(self, x: int) -> int:
        return x + 1

    def size(self):
        return 1


def use(f: Forward) -> int:
    return f.forward(1)


print(use(Net()), isinstance(Net(), Sized2), isinstance(5, Sized2), issubclass(Net, Sized2))


def annotated(a: int, b: str = "x", *args: float, c: Optional[List[int]] = None, **kw: Any) -> Tuple[int, ...]:
    local: Dict[str, Union[int, str]] = {}
    undefined_is_fine: Nonexistent = 3
    return ()


print(annotated.__annotations__, Net.__annotations__)
print({k: str(v) for k, v in get_type_hints(annotated).items()})
print(get_type_hints(Net)["x"], get_type_hints(Layer))
print(List[int], Dict[str, Tuple[int, ...]], Optional[int], Union[int, str, None], Callable[[int], str], Callable[..., Any], Literal["a", 1], Any, Type[int], Sequence[T], Final[int], ClassVar[int], Iterable[str])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]) is Union, get_args(Optional[int]), get_args(Callable[[int], str]), get_origin(int), get_args(Literal[1, "x"]))
print(list[int], dict[str, int], int | None, get_args(int | str), tuple[int, str], type(list[int]).__name__, list[int]([1, 2]), isinstance(5, int | str), list[int] == list[int], Union[int, int], Optional[None])
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, cast(str, 5), T, repr(T), T.__name__, K.__bound__ is not None, TypeVar("N", int, str).__constraints__)


@overload
def convert(x: int) -> str: ...
@overload
def convert(x: str) -> int: ...
def convert(x):
    return str(x) if isinstance(x, int) else int(x)


@final
class Last:
    pass


@no_type_check
def unchecked(a: "rubbish ["):
    return a


print(convert(1), convert("2"), unchecked(1), typing.get_type_hints(unchecked) if False else "", Last.__name__)
Size = Union[int, Tuple[int, int]]


def pair(size: Size) -> Tuple[int, int]:
    return (size, size) if isinstance(size, int) else size


print(pair(3), pair((1, 2)), pair.__annotations__, Size)
x: int
y: int = 5
z: List[int] = [1]
print("x" in globals(), y, z, __annotations__)


class WithSlots:
    a: int
    b: str = "b"

    def method(self: "WithSlots", other: WithSlots) -> WithSlots:
        return other


print(WithSlots.__annotations__, WithSlots.method.__annotations__, hasattr(WithSlots, "a"))
for bad in (lambda: Layer(), lambda: List[int](), lambda: Forward(), lambda: isinstance(5, List[int]), lambda: isinstance(5, Forward), lambda: Union[()] if False else Optional[1, 2], lambda: Stack[int, str], lambda: typing.Nope):
    try:
        print(bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
