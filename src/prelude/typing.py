"""Type hints.

Hints are evaluated far more often than they are looked at, so subscription only notes its arguments; origin, arguments
and parameters are worked out when somebody asks. Rarer parts live in `_typing_protocol` and `_typing_tools`.
"""

import sys as _sys

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString",
    "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
    "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
    "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet",
    "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr", "assert_never",
    "assert_type", "cast", "clear_overloads", "dataclass_transform", "final", "get_args", "get_origin",
    "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "ParamSpecArgs", "ParamSpecKwargs", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]

TYPE_CHECKING = False
Text = str

# name -> (module of the origin, its name, number of parameters; -1: any)
_ALIASES = {
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2), "Set": ("builtins", "set", 1),
    "FrozenSet": ("builtins", "frozenset", 1), "Type": ("builtins", "type", 1), "Tuple": ("builtins", "tuple", -1),
    "Callable": ("collections.abc", "Callable", 2), "Deque": ("collections", "deque", 1),
    "DefaultDict": ("collections", "defaultdict", 2), "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "AbstractSet": ("collections.abc", "Set", 1), "Hashable": ("collections.abc", "Hashable", 0),
    "Sized": ("collections.abc", "Sized", 0), "ByteString": ("collections.abc", "ByteString", 0),
    "Mapping": ("collections.abc", "Mapping", 2), "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "ItemsView": ("collections.abc", "ItemsView", 2), "Coroutine": ("collections.abc", "Coroutine", 3),
    "Generator": ("collections.abc", "Generator", 3), "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2),
    "Awaitable": ("collections.abc", "Awaitable", 1), "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1), "Iterable": ("collections.abc", "Iterable", 1),
    "Iterator": ("collections.abc", "Iterator", 1), "Reversible": ("collections.abc", "Reversible", 1),
    "Container": ("collections.abc", "Container", 1), "Collection": ("collections.abc", "Collection", 1),
    "MutableSet": ("collections.abc", "MutableSet", 1), "Sequence": ("collections.abc", "Sequence", 1),
    "MutableSequence": ("collections.abc", "MutableSequence", 1), "MappingView": ("collections.abc", "MappingView", 1),
    "KeysView": ("collections.abc", "KeysView", 1), "ValuesView": ("collections.abc", "ValuesView", 1),
}
_PLAIN_FORMS = ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")
_ONE_ARGUMENT_FORMS = ("ClassVar", "Final", "TypeGuard", "Required", "NotRequired", "Unpack")


def __getattr__(name):
    if name in _ALIASES:
        value = (_CallableForm if name == "Callable" else _TupleForm if name == "Tuple" else _AliasForm)(name)
    elif name in _PLAIN_FORMS:
        value = _SpecialForm(name)
    elif name in _ONE_ARGUMENT_FORMS:
        value = _OneArgumentForm(name)
    elif name == "AnyStr":
        value = TypeVar("AnyStr", bytes, str)
    elif name in ("Protocol", "runtime_checkable", "runtime") or name.startswith("Supports"):
        import _typing_protocol

        value = getattr(_typing_protocol, name)
    elif name in __all__ or name in ("IO", "is_protocol", "_type_repr"):
        import _typing_tools

        value = getattr(_typing_tools, name)
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    globals()[name] = value
    return value


def _show(value):
    """How a hint prints inside another one."""
    if isinstance(value, type) and not hasattr(value, "__args__"):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, _FunctionType):
        return value.__name__
    return repr(value)


_FunctionType = type(_show)
_NoneType = type(None)


def _convert(arg, what="Parameters to generic types must be types."):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is tuple or not (callable(arg) or hasattr(arg, "__args__") or arg is ...):
        raise TypeError(f"{what} Got {arg!r:.100}.")
    return arg


def _parameters(args):
    """Type variables in order of appearance."""
    found = {}
    for arg in args:
        if isinstance(arg, _Variable):
            found[arg] = None
        elif isinstance(arg, (list, tuple)):
            found.update(dict.fromkeys(_parameters(arg)))
        elif not isinstance(arg, type):
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


def _substitute(arg, mapping):
    if isinstance(arg, _Variable):
        return mapping.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)(_substitute(one, mapping) for one in arg)
    if not isinstance(arg, type):
        own = getattr(arg, "__parameters__", ())
        if own:
            return arg[tuple(mapping.get(one, one) for one in own)]
    return arg


class _Operators:
    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_Operators):
    """A subscripted hint."""

    def __init__(self, form, raw):
        self._form = form
        self._raw = raw

    def __getattr__(self, name):
        if name == "__origin__":
            value = self.__origin__ = self._form._origin()
            return value
        if name == "__args__":
            value = self.__args__ = self._form._arguments(self._raw)
            return value
        if name == "__parameters__":
            value = self.__parameters__ = _parameters(self.__args__)
            return value
        if name == "_name":
            return self._form._name
        if name == "__metadata__" and self._form is Annotated:
            return self._raw[1:]
        if name[:2] == "__" == name[-2:] and name != "__qualname__" or name in ("_form", "_raw"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __repr__(self):
        return self._form._show(self)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self._form._key(self) == other._form._key(other)

    def __hash__(self):
        return hash(self._form._key(self))

    def __call__(self, *args, **kwargs):
        return self._form._call(self, args, kwargs)

    def __getitem__(self, params):
        own = self.__parameters__
        if not own:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) != len(own) and not any(isinstance(v, TypeVarTuple) for v in own):
            _bad_count(self, len(params), len(own))
        mapping = dict(zip(own, (_convert(p) if not isinstance(p, list) else p for p in params)))
        return self._form._again(self, tuple(_substitute(arg, mapping) for arg in self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __mro_entries__(self, bases):
        return self._form._mro_entries(self, bases)

    def __instancecheck__(self, obj):
        return self._form._check(self, lambda cls: isinstance(obj, cls))

    def __subclasscheck__(self, cls):
        return self._form._check(self, lambda other: issubclass(cls, other))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _make_alias, (self._form, self._raw)


def _make_alias(form, raw):
    return form[raw]


def _bad_count(what, actual, expected):
    word = "many" if actual > expected else "few"
    raise TypeError(f"Too {word} arguments for {what}; actual {actual}, expected {expected}")


class _Form(_Operators):
    """What can be subscripted; decides what its aliases mean."""

    def __init__(self, name):
        self._name = self.__name__ = self.__qualname__ = name
        self.__module__ = "typing"

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _origin(self):
        return self

    def _arguments(self, raw):
        return tuple([_convert(arg) for arg in (raw if type(raw) is tuple else (raw,))])

    def _key(self, alias):
        return (alias.__origin__, alias.__args__)

    def _show(self, alias):
        return f"typing.{self._name}[{', '.join([_show(arg) for arg in alias.__args__])}]"

    def _again(self, alias, args):
        return self[args]

    def _call(self, alias, args, kwargs):
        result = alias.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = alias
        except (AttributeError, TypeError):
            pass
        return result

    def _mro_entries(self, alias, bases):
        raise TypeError(f"Cannot subclass {alias!r}")

    def _check(self, alias, ask):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _SpecialForm(_Form):
    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, params):
        raise TypeError(f"{self} is not subscriptable")


class _OneArgumentForm(_SpecialForm):
    def __getitem__(self, param):
        if type(param) is tuple:
            _convert(param, f"{self} accepts only single type.")
        return _GenericAlias(self, param)


class _UnionForm(_SpecialForm):
    def __getitem__(self, params):
        if type(params) is not tuple:
            return _convert(params, "Union[arg, ...]: each arg must be a type.")
        if len(params) < 2 or (len(params) == 2 and params[0] is params[1]):
            if not params:
                raise TypeError("Cannot take a Union of no types.")
            return _convert(params[0], "Union[arg, ...]: each arg must be a type.")
        return _GenericAlias(self, params)

    def _arguments(self, raw):
        flat = {}
        for arg in raw:
            arg = _convert(arg, "Union[arg, ...]: each arg must be a type.")
            inner = getattr(arg, "__args__", None)
            if inner and (type(arg).__name__ == "UnionType" or getattr(arg, "_form", None) is self):
                flat.update(dict.fromkeys(inner))
            else:
                flat[arg] = None
        return tuple(flat)

    def _key(self, alias):
        return (self, frozenset(alias.__args__))

    def _show(self, alias):
        args = alias.__args__
        if len(args) == 1:
            return _show(args[0])
        if len(args) == 2 and _NoneType in args:
            return f"typing.Optional[{_show(args[0] if args[1] is _NoneType else args[1])}]"
        return _Form._show(self, alias)

    def _check(self, alias, ask):
        return any([ask(arg) for arg in alias.__args__])

    def _call(self, alias, args, kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")


class _OptionalForm(_SpecialForm):
    def __getitem__(self, param):
        if type(param) is tuple:
            _convert(param, f"{self} requires a single type.")
        return _NoneType if param is None else _GenericAlias(Union, (param, None))


class _LiteralForm(_SpecialForm):
    def __getitem__(self, params):
        return _GenericAlias(self, params)

    def _arguments(self, raw):
        flat = []
        for arg in raw if type(raw) is tuple else (raw,):
            if getattr(arg, "_form", None) is self:
                flat.extend(arg.__args__)
            else:
                flat.append(arg)
        try:
            return tuple([value for value, _ in dict.fromkeys([(value, type(value)) for value in flat])])
        except TypeError:
            return tuple(flat)

    def _key(self, alias):
        return (self, frozenset([(value, type(value)) for value in alias.__args__]))

    def _show(self, alias):
        return f"typing.Literal[{', '.join(map(repr, alias.__args__))}]"


class _AnnotatedForm(_SpecialForm):
    def __getitem__(self, params):
        if type(params) is not tuple or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        first = params[0]
        if getattr(first, "_form", None) is self:
            params = first._raw + params[1:]
        return _GenericAlias(self, params)

    def __repr__(self):
        return "<class 'typing.Annotated'>"

    def _arguments(self, raw):
        return (_convert(raw[0]),)

    def _key(self, alias):
        return (self, alias.__args__, alias._raw[1:])

    def _show(self, alias):
        return f"typing.Annotated[{_show(alias.__args__[0])}, {', '.join(map(repr, alias._raw[1:]))}]"

    def _again(self, alias, args):
        return self[(args[0], *alias._raw[1:])]

    def _call(self, alias, args, kwargs):
        return alias.__args__[0](*args, **kwargs)


class _ConcatenateForm(_SpecialForm):
    def __getitem__(self, params):
        return _GenericAlias(self, params)


class _AliasForm(_Form):
    """List, Dict, Iterable, ...: other spellings of real classes."""

    def __init__(self, name):
        super().__init__(name)
        self._home, self._target, self._arity = _ALIASES[name]

    def __getitem__(self, params):
        actual = len(params) if type(params) is tuple else 1
        if actual != self._arity:
            if self._arity == 0:
                raise TypeError(f"{self} is not a generic class")
            _bad_count(self, actual, self._arity)
        return _GenericAlias(self, params)

    def __getattr__(self, name):
        if name == "__origin__":
            value = self.__origin__ = self._origin()
            return value
        if name == "__args__" or name[:2] == "__" == name[-2:]:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def _origin(self):
        return getattr(__import__(self._home, None, None, ["*"]), self._target)

    def _call(self, alias, args, kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self._target}() instead")

    def __call__(self, *args, **kwargs):
        if self._home != "collections":
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self._target}() instead")
        return self.__origin__(*args, **kwargs)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _AliasForm):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return self._mro_entries(self, bases)

    def _mro_entries(self, alias, bases):
        origin = alias.__origin__
        entries = [] if origin in bases else [origin]
        for base in bases[bases.index(alias) + 1:]:
            if isinstance(base, (_GenericAlias, _Form)) or isinstance(base, type) and issubclass(base, Generic):
                return tuple(entries)
        return (*entries, Generic)


class _TupleForm(_AliasForm):
    def __getitem__(self, params):
        return _GenericAlias(self, params)

    def _show(self, alias):
        return super()._show(alias) if alias.__args__ else "typing.Tuple[()]"


class _CallableForm(_AliasForm):
    def __getitem__(self, params):
        if type(params) is not tuple or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        return _GenericAlias(self, params)

    def _arguments(self, raw):
        params, result = raw
        result = _convert(result, "Callable[args, result]: result must be a type.")
        if isinstance(params, (list, tuple)):
            return (*[_convert(p, "Callable[[arg, ...], result]: each arg must be a type.") for p in params], result)
        if params is not ... and not isinstance(params, ParamSpec) and getattr(params, "_form", None) is not Concatenate:
            raise TypeError(
                "Callable[args, result]: args must be a list. Got " + repr(params)
                if not isinstance(params, _Form) else
                f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {params}"
            )
        return (params, result)

    def _show(self, alias):
        args = alias.__args__
        if not isinstance(alias._raw[0], (list, tuple)):
            return f"typing.Callable[{_show(args[0])}, {_show(args[1])}]"
        return f"typing.Callable[[{', '.join([_show(a) for a in args[:-1]])}], {_show(args[-1])}]"

    def _again(self, alias, args):
        if isinstance(alias._raw[0], (list, tuple)) or isinstance(args[0], (list, tuple)):
            head = args[0] if len(args) == 2 and isinstance(args[0], (list, tuple)) else args[:-1]
            return self[list(head), args[-1]]
        return self[args[0], args[-1]]


class _ClassForm:
    """Form of the aliases of one user-defined generic class."""

    def __init__(self, cls):
        self._cls = cls
        self._name = None

    def _origin(self):
        return self._cls

    _arguments = _Form._arguments
    _key = _Form._key
    _call = _Form._call
    _check = _Form._check

    def __getitem__(self, params):
        return self._cls[params]

    def _show(self, alias):
        return f"{_show(self._cls)}[{', '.join([_show(arg) for arg in alias.__args__])}]"

    def _again(self, alias, args):
        return _GenericAlias(self, args)

    def _mro_entries(self, alias, bases):
        cls = self._cls
        if cls is Generic:
            later = bases[bases.index(alias) + 1:]
            if any(b.__name__ == "Protocol" for b in bases if isinstance(b, type)):
                return ()
            for base in later:
                if isinstance(base, (_GenericAlias, _AliasForm)) and base is not alias:
                    return ()
        return (cls,)


class ForwardRef(_Operators):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class

    def _evaluate(self, globalns, localns, recursive_guard=None):
        module = _sys.modules.get(self.__forward_module__)
        if module is not None:
            globalns = module.__dict__
        if globalns is None:
            globalns = {} if localns is None else localns
        return eval(self.__forward_arg__, globalns, globalns if localns is None else localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __call__(self):
        raise TypeError("'ForwardRef' object is not callable")

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


class _Variable(_Operators):
    def __init__(self, name):
        self.__name__ = name
        try:
            self.__module__ = _sys._getframe(2).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            self.__module__ = "__main__"

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError(f"'{type(self).__name__}' object is not callable")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__name__


class TypeVar(_Variable):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__constraints__ = constraints
        self.__bound__ = ForwardRef(bound) if isinstance(bound, str) else bound


class ParamSpec(_Variable):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = bound

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    _suffix = "args"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._suffix}"

    def __eq__(self, other):
        return type(self) is type(other) and self.__origin__ == other.__origin__


class ParamSpecKwargs(ParamSpecArgs):
    _suffix = "kwargs"


class TypeVarTuple(_Variable):
    def __init__(self, name):
        super().__init__(name)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls is Generic or cls.__dict__.get("_is_protocol") and cls.__name__ == "Protocol":
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, _Variable) or getattr(p, "_name", None) == "Unpack" for p in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            own = getattr(cls, "__parameters__", ())
            if not own:
                raise TypeError(f"{cls} is not a generic class")
            if len(params) != len(own) and not any(isinstance(v, (TypeVarTuple, ParamSpec)) for v in own):
                _bad_count(cls, len(params), len(own))
        return _GenericAlias(_ClassForm(cls), params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            if "__parameters__" not in cls.__dict__:
                cls.__parameters__ = ()
            return
        if Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        own = _parameters(bases)
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                listed = base.__parameters__
                missing = [v for v in own if v not in listed]
                if missing:
                    raise TypeError(
                        f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                        f"Generic[{', '.join(map(str, listed))}]"
                    )
                own = listed
        cls.__parameters__ = tuple(own)


Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
Literal = _LiteralForm("Literal")
Annotated = _AnnotatedForm("Annotated")
Concatenate = _ConcatenateForm("Concatenate")


def cast(typ, val):
    return val


def overload(func):
    from _typing_tools import _note_overload

    _note_overload(func)
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def get_origin(tp):
    if isinstance(tp, _GenericAlias):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _AliasForm):
        return tp.__origin__
    kind = type(tp).__name__
    if kind == "UnionType":
        return type(tp)
    return getattr(tp, "__origin__", None) if not isinstance(tp, type) or kind == "GenericAlias" else None


def get_args(tp):
    if isinstance(tp, _GenericAlias):
        if tp._form is Annotated:
            return (tp.__args__[0], *tp._raw[1:])
        args = tp.__args__
        if isinstance(tp._form, _CallableForm) and isinstance(tp._raw[0], (list, tuple)):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, (_Form, _Variable)):
        return ()
    if type(tp).__name__ in ("UnionType", "GenericAlias"):
        return tp.__args__
    if type(tp).__name__ == "_CallableGenericAlias":
        args = tp.__args__
        return args if args[0] is ... else (list(args[:-1]), args[-1])
    return ()
