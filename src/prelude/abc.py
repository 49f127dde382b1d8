"""Abstract base classes.

`object.__new__` refuses classes whose `__abstractmethods__` is not empty; this module computes that set and the
virtual subclass relation.
"""


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _find_abstract(cls, names):
    found = set()
    for name in names:
        if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
            found.add(name)
    return found


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        found = {key for key, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
        for base in bases:
            inherited = getattr(base, "__abstractmethods__", None)
            if inherited:
                found |= _find_abstract(cls, inherited)
        cls.__abstractmethods__ = frozenset(found)
        cls._abc_registry = []
        cls._abc_answers = {}
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        _generation[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        if cls.__subclasscheck__(kind):
            return True
        other = instance.__class__
        return other is not kind and cls.__subclasscheck__(other)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls._abc_answers.get(subclass)
        if answer is not None and (answer is True or answer == _generation[0]):
            return answer is True
        answer = cls._abc_ask(subclass)
        cls._abc_answers[subclass] = True if answer else _generation[0]
        return answer

    def _abc_ask(cls, subclass):
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in subclass.__mro__:
            return True
        for other in cls._abc_registry:
            if issubclass(subclass, other):
                return True
        for other in cls.__subclasses__():
            if issubclass(subclass, other):
                return True
        return False


_generation = [2]  # grows with every registration, so that a remembered "no" is asked again


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return _generation[0]


def update_abstractmethods(cls):
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    names = list(cls.__dict__)
    for base in cls.__bases__:
        names.extend(getattr(base, "__abstractmethods__", ()))
    cls.__abstractmethods__ = frozenset(_find_abstract(cls, names))
    return cls
