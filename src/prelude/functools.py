"""Tools for functions; partial, reduce, cmp_to_key and the cache itself are native."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def _derive(cls, name, root):
    """An ordering method made of `root` and equality."""
    ask = getattr(cls, root)
    # What `root` says about a pair, and what is wanted of it: (negate, also_equal, unless_equal).
    negate, also_equal, unless_equal = _DERIVED[root][name]

    def method(self, other):
        answer = ask(self, other)
        if answer is NotImplemented:
            return answer
        if negate:
            answer = not answer
        if also_equal:
            return answer or self == other
        if unless_equal:
            return answer and self != other
        return answer

    method.__name__ = name
    method.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
    method.__doc__ = getattr(int, name).__doc__
    return method


_DERIVED = {
    "__lt__": {"__gt__": (True, False, True), "__le__": (False, True, False), "__ge__": (True, False, False)},
    "__le__": {"__ge__": (True, True, False), "__lt__": (False, False, True), "__gt__": (True, False, False)},
    "__gt__": {"__lt__": (True, False, True), "__ge__": (False, True, False), "__le__": (True, False, False)},
    "__ge__": {"__le__": (True, True, False), "__gt__": (False, False, True), "__lt__": (True, False, False)},
}


def total_ordering(cls):
    roots = {name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name in _DERIVED[root]:
        if name not in roots:
            setattr(cls, name, _derive(cls, name, root))
    return cls


_CacheInfo = None


def _cache_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _CacheInfo(hits, misses, maxsize, currsize)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return _cached(user_function, None, False)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{key}={value!r}" for key, value in self.keywords.items())
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})

        method._partialmethod = self
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(type(list[int]))


_MISSING = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = cache.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                cache[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f"assignment for caching {name!r} property."
                ) from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


def _union_args(cls):
    from types import UnionType

    if isinstance(cls, UnionType):
        return cls.__args__
    if type(cls).__module__ == "typing":
        from typing import Union, get_args, get_origin

        if get_origin(cls) is Union:
            return get_args(cls)
    return None


def _abstract_rank(cls, registry):
    """Registered classes that `cls` is a virtual subclass of, most specific first."""
    found = [c for c in registry if isinstance(c, type) and c not in cls.__mro__ and _is_subclass(cls, c)]
    found.sort(key=lambda c: -sum(1 for d in found if d is not c and issubclass(c, d)))
    return found


def _is_subclass(cls, other):
    try:
        return issubclass(cls, other)
    except TypeError:
        return False


def _find_impl(cls, registry):
    for base in cls.__mro__[:-1]:
        if base in registry:
            match = base
            break
    else:
        match = None
    virtual = _abstract_rank(cls, registry)
    if virtual and (match is None or (issubclass(virtual[0], match) and virtual[0] is not match)):
        best = virtual[0]
        for other in virtual[1:]:
            if not issubclass(best, other) and not issubclass(other, best):
                raise RuntimeError(f"Ambiguous dispatch: {best} or {other}")
        match = best
    if match is None and object in registry:
        match = object
    return registry.get(match)


def singledispatch(func):
    from types import MappingProxyType

    registry = {}
    answers = {}
    funcname = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        try:
            return answers[cls]
        except KeyError:
            pass
        implementation = registry.get(cls)
        if implementation is None:
            implementation = _find_impl(cls, registry)
        answers[cls] = implementation
        return implementation

    def _is_valid(cls):
        if isinstance(cls, type):
            return True
        args = _union_args(cls)
        return args is not None and all(isinstance(arg, type) for arg in args)

    def register(cls, func=None):
        if _is_valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                    f"`@register` on an annotated function."
                )
            func = cls
            from typing import get_type_hints

            argname, cls = next(iter(get_type_hints(func).items()))
            if not _is_valid(cls):
                if _union_args(cls) is not None:
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes."
                    )
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for one in _union_args(cls) or (cls,):
            registry[one] = func
        answers.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = answers.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            function = self.dispatcher.dispatch(args[0].__class__)
            return function.__get__(obj, cls)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
