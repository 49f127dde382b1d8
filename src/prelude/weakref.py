"""Weak references; nothing dies during a run, so they are never dead."""

from collections.abc import MutableMapping, MutableSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_NOT_WEAK = (int, str, tuple, float, bytes, list, dict, type(None), bool, complex)


class ref:
    def __new__(cls, object, callback=None):
        if type(object) in _NOT_WEAK:
            raise TypeError(f"cannot create weak reference to '{type(object).__name__}' object")
        self = super().__new__(cls)
        self._object = object
        self.__callback__ = callback
        return self

    def __init__(self, object, callback=None):
        pass

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return self._object == other._object if isinstance(other, ref) else NotImplemented

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._object).__name__}' at {id(self._object):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


ReferenceType = KeyedRef = ref


def proxy(object, callback=None):
    return object


class ProxyType:
    pass


CallableProxyType = ProxyType
ProxyTypes = (ProxyType,)


class WeakMethod(ref):
    def __new__(cls, meth, callback=None):
        self = object.__new__(cls)
        self._object = meth
        return self


def getweakrefcount(object):
    return 0


def getweakrefs(object):
    return []


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def copy(self):
        return type(self)(self.data)

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(WeakKeyDictionary):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set(data or ())

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def add(self, item):
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)

    def update(self, other):
        self.data.update(other)


class finalize:
    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (obj, func, args, kwargs)
        self.atexit = True

    @property
    def alive(self):
        return self._call is not None

    def __call__(self, _=None):
        if self._call is None:
            return None
        _, func, args, kwargs = self._call
        self._call = None
        return func(*args, **kwargs)

    def detach(self):
        call, self._call = self._call, None
        return call

    def peek(self):
        return self._call
