"""Parts of typing that few programs use."""

import sys
from typing import Annotated, ForwardRef, Generic, _convert, _GenericAlias, _show

_type_repr = _show


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            if globalns is None:
                base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
            else:
                base_globals = globalns
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                base_globals, base_locals = base_locals, base_globals
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolve(value, base_globals, base_locals)
    else:
        if globalns is None:
            if isinstance(obj, type(sys)):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if isinstance(obj, type(sys)) or callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        hints = {name: _resolve(value, globalns, localns) for name, value in found.items()}
    return hints if include_extras else {name: _strip(value) for name, value in hints.items()}


def _resolve(value, globalns, localns):
    if value is None:
        return type(None)
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        result = value._evaluate(globalns, localns)
        return _resolve(result, globalns, localns)
    args = getattr(value, "__args__", None)
    if args and not isinstance(value, type) or type(value).__name__ == "GenericAlias":
        new = tuple([_resolve(a, globalns, localns) if isinstance(a, (str, ForwardRef)) or hasattr(a, "__args__") else a
                     for a in args])
        if new != args or any(a is not b for a, b in zip(new, args)):
            if isinstance(value, _GenericAlias):
                return value._form._again(value, new)
            if type(value).__name__ == "UnionType":
                result = new[0]
                for other in new[1:]:
                    result = result | other
                return result
            return value.__origin__[new]
    return value


def _strip(value):
    if isinstance(value, _GenericAlias):
        if value._form is Annotated or getattr(value._form, "_name", None) in ("Required", "NotRequired"):
            return _strip(value.__args__[0])
        new = tuple([_strip(a) for a in value.__args__])
        if any(a is not b for a, b in zip(new, value.__args__)):
            return value._form._again(value, new)
    elif type(value).__name__ == "GenericAlias":
        new = tuple([_strip(a) for a in value.__args__])
        if any(a is not b for a, b in zip(new, value.__args__)):
            return value.__origin__[new]
    return value


# --- NamedTuple and TypedDict -------------------------------------------------------------------

_PROHIBITED = frozenset((
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
    "_replace", "_asdict", "_source",
))
_SPECIAL = frozenset(("__module__", "__name__", "__annotations__"))


def _make_nmtuple(name, types, module, defaults=()):
    from collections import namedtuple

    types = {field: _convert(hint, f"field {field} annotation must be a type") for field, hint in types}
    result = namedtuple(name, list(types), defaults=defaults, module=module)
    result.__annotations__ = result.__new__.__annotations__ = types
    return result


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        defaults = []
        for field in types:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {field} cannot follow default field{plural} {', '.join(defaults)}"
                )
        result = _make_nmtuple(typename, types.items(), namespace["__module__"], [namespace[n] for n in defaults])
        if Generic in bases:
            # The tuple class gets Generic as a further base.
            scope = {key: value for key, value in result.__dict__.items() if key not in ("__dict__", "__weakref__")}
            result = type(typename, (tuple, Generic), scope)
        for key, value in namespace.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _SPECIAL and key not in result._fields:
                setattr(result, key, value)
        if Generic in bases:
            result.__init_subclass__()
        return result


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_nmtuple(typename, fields, _caller())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _caller():
    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return "__main__"


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        result = type.__new__(cls, name, (*generic, dict), ns)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, hint in ns.get("__annotations__", {}).items():
            hint = _convert(hint, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            annotations[key] = hint
            inner = hint
            while getattr(inner, "_form", None) is Annotated:
                inner = inner.__args__[0]
            mark = getattr(getattr(inner, "_form", None), "_name", None)
            must = mark == "Required" or mark != "NotRequired" and total
            (required if must else optional).add(key)
            (optional if must else required).discard(key)
        result.__annotations__ = annotations
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(optional)
        if not hasattr(result, "__total__"):
            result.__total__ = total
        return result

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": _caller()}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# --- smaller things ------------------------------------------------------------------------------


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        raise TypeError(
            f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
            f"`{self.__name__} = NewType({self.__name__!r}, {self.__name__})`"
        )

    def __or__(self, other):
        from typing import Union

        return Union[self, other]

    def __ror__(self, other):
        from typing import Union

        return Union[other, self]


_overloads = {}


def _note_overload(func):
    inner = getattr(func, "__func__", func)
    _overloads.setdefault((inner.__module__, inner.__qualname__), []).append(func)


def get_overloads(func):
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def assert_never(arg, /):
    shown = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {shown if len(shown) <= 100 else shown[:100] + '...'}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        result = decorator(*args, **kwds)
        result.__no_type_check__ = True
        return result

    return wrapped


def __getattr__(name):
    if name in ("IO", "TextIO", "BinaryIO"):
        from typing import AnyStr

        global IO, TextIO, BinaryIO

        class IO(Generic[AnyStr]):
            __slots__ = ()

        class TextIO(IO[str]):
            __slots__ = ()

        class BinaryIO(IO[bytes]):
            __slots__ = ()

        for cls in (IO, TextIO, BinaryIO):
            cls.__module__ = "typing"
            cls.__qualname__ = cls.__name__
        return globals()[name]
    raise AttributeError(name)


for _thing in (NewType, NamedTuple, TypedDict, get_type_hints, is_typeddict):
    _thing.__module__ = "typing"
del _thing
