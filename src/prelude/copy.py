"""Shallow and deep copies."""

from _collections import OrderedDict
from _shapetrace import is_unknown

Error = error = type("Error", (Exception,), {"__module__": "copy"})

_ATOMIC = frozenset((
    type(None), int, float, bool, complex, str, bytes, type, range, property, type(Ellipsis), type(NotImplemented),
    type(len), type(lambda: 0),
))


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type) or is_unknown(x):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _rebuild(x, _reduced(x, cls), None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y

    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type) or is_unknown(x):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            y = _rebuild(x, _reduced(x, cls), memo)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    memo.setdefault(id(memo), []).append(x)


def _reduced(x, cls):
    from copyreg import dispatch_table

    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    for name in ("__reduce_ex__", "__reduce__"):
        own = getattr(cls, name, None)
        if own is not None and own is not getattr(object, name, None):
            return own(x, 4) if name == "__reduce_ex__" else own(x)
    return _take_apart(x, cls)


def _take_apart(x, cls):
    """What object.__reduce_ex__ does, and for the built-in types what theirs does."""
    from copyreg import __newobj__, __newobj_ex__

    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
        func, args = __newobj_ex__, (cls, args, kwargs)
    else:
        func, args = __newobj__, (cls,)
        for base in (int, float, complex, str, bytes, tuple):
            if isinstance(x, base):
                args = (cls, base(x))
        if hasattr(cls, "__getnewargs__"):
            args = (cls, *x.__getnewargs__())
    if isinstance(x, (set, frozenset, bytearray)):
        func, args = cls, (list(x) if not isinstance(x, bytearray) else bytes(x),)
    elif isinstance(x, BaseException):
        func, args = cls, x.args
    elif type(x).__name__ in _NOT_COPYABLE and type(x).__module__ == "builtins":
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    getstate = getattr(cls, "__getstate__", None)
    if getstate is not None and getstate is not getattr(object, "__getstate__", None):
        state = x.__getstate__()
    else:
        state = getattr(x, "__dict__", None) or None
        slots = _slot_values(x, cls)
        if slots:
            state = (state, slots)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return func, args, state, items, pairs


_NOT_COPYABLE = frozenset((
    "module", "generator", "coroutine", "async_generator", "frame", "traceback", "cell", "memoryview", "mappingproxy",
    "dict_keys", "dict_values", "dict_items",
))


def _slot_values(x, cls):
    from copyreg import _slotnames

    values = {}
    for name in _slotnames(cls):
        try:
            values[name] = getattr(x, name)
        except AttributeError:
            pass
    return values


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    # A tuple that holds itself through a list was copied on the way down.
    known = memo.get(id(x))
    if known is not None:
        return known
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _deep_dict(x, memo):
    if type(x) is OrderedDict and x.__dict__:  # attributes of its own
        return _rebuild(x, _reduced(x, OrderedDict), memo)
    y = type(x)()
    memo[id(x)] = y
    for key, value in x.items():
        # Names and numbers, which most are, need no call to stay what they are.
        if type(key) not in _ATOMIC:
            key = deepcopy(key, memo)
        y[key] = value if type(value) in _ATOMIC else deepcopy(value, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Sample:
    def method(self):
        pass


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, OrderedDict: _deep_dict,
         type(_Sample().method): _deep_method}
_deepcopy_dispatch = _deep


def _rebuild(x, reduced, memo):
    """Follows what __reduce_ex__ returned; `memo` is None for a shallow copy."""
    if isinstance(reduced, str):
        return x
    func, args, state, items, pairs = (*reduced, None, None, None)[:5]
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y
