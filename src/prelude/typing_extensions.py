"""Newer typing names for older Pythons; most of them are typing's own."""

from typing import *  # noqa: F403
from typing import TypeVar as _TypeVar
from typing import _OneArgumentForm, _SpecialForm

runtime = runtime_checkable  # noqa: F405
ReadOnly = _OneArgumentForm("ReadOnly")
TypeIs = _OneArgumentForm("TypeIs")
TypeForm = _OneArgumentForm("TypeForm")
NoDefault = _SpecialForm("NoDefault")


def TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False, default=NoDefault,
            infer_variance=False):
    """Takes a default, as Python 3.13's does."""
    made = _TypeVar(name, *constraints, bound=bound, covariant=covariant, contravariant=contravariant)
    made.__default__ = default
    return made


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorate(arg):
        try:
            arg.__deprecated__ = message
        except (AttributeError, TypeError):
            pass
        return arg

    return decorate


def override(arg, /):
    try:
        arg.__override__ = True
    except (AttributeError, TypeError):
        pass
    return arg


class Buffer:
    pass


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__, self.__value__, self.__type_params__ = name, value, type_params

    def __repr__(self):
        return self.__name__

    def __getitem__(self, params):
        return self.__value__[params]


def get_original_bases(cls, /):
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


def get_protocol_members(tp, /):
    from _typing_protocol import _members

    return frozenset(_members(tp))


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp.__name__ != "Protocol"
