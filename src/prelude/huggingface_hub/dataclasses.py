"""Data classes that check what is assigned to them. docs: huggingface_hub.dataclasses.strict"""

from dataclasses import MISSING, field, fields
from functools import wraps
from inspect import signature
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from _shapetrace import is_unknown
from huggingface_hub.errors import (
    StrictDataclassClassValidationError,
    StrictDataclassDefinitionError,
    StrictDataclassFieldValidationError,
)

_SIMPLE = (int, float, str, bool, bytes, type(None))


def _fits(value, kind):
    """Whether a value is of an annotated type; kinds that are not looked into take everything."""
    if kind is None:
        return value is None
    if isinstance(kind, type) and kind in _SIMPLE:
        if isinstance(value, bool) and kind is not bool:
            return False
        return isinstance(value, kind)
    origin = get_origin(kind)
    if origin is Union or origin is UnionType:
        return any([_fits(value, option) for option in get_args(kind)])
    if origin is Literal:
        return value in get_args(kind)
    if origin in (list, dict, set):
        return isinstance(value, origin)
    return True


def _shown(kind):
    return kind.__name__ if isinstance(kind, type) else str(kind)


def _check_type(name, value, kind):
    if isinstance(kind, type) and kind in _SIMPLE and not _fits(value, kind):
        raise TypeError(f"Field '{name}' expected {_shown(kind)}, got {type(value).__name__} (value: {value!r})")
    if get_origin(kind) in (Union, UnionType) and not _fits(value, kind):
        raise TypeError(
            f"Field '{name}' with value {value!r} doesn't match any type in {get_args(kind)}. Errors: "
        )


def _validators_of(one):
    """What the metadata of a field says has to be called with each value."""
    own = one.metadata.get("validator", [])
    return own if isinstance(own, list) else [own]


def _make(cls, accept_kwargs):
    if not hasattr(cls, "__dataclass_fields__"):
        raise StrictDataclassDefinitionError(f"Class '{cls.__name__}' must be a dataclass before applying @strict.")
    known = {one.name: one for one in fields(cls)}
    plain_setattr, plain_init = cls.__setattr__, cls.__init__

    def __setattr__(self, name, value):
        one = known.get(name)
        if one is not None and not is_unknown(value):
            try:
                _check_type(name, value, one.type)
                for validator in _validators_of(one):
                    validator(value)
            except (ValueError, TypeError) as error:
                raise StrictDataclassFieldValidationError(field=name, cause=error) from error
        plain_setattr(self, name, value)

    def fill(self, *args, **kwargs):
        if args:
            raise ValueError(
                f"When `accept_kwargs=True`, {cls.__name__} accepts only keyword arguments, "
                f"but found `{len(args)}` positional args."
            )
        for one in fields(cls):
            if one.name in kwargs:
                setattr(self, one.name, kwargs[one.name])
            elif one.default is not MISSING:
                setattr(self, one.name, one.default)
            elif one.default_factory is not MISSING:
                setattr(self, one.name, one.default_factory())
            else:
                raise TypeError(f"Missing required field - '{one.name}'")
        self.__post_init__(**{name: value for name, value in kwargs.items() if name not in known})

    def __post_init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    checks = []
    for name in dir(cls):
        check = getattr(cls, name) if name.startswith("validate_") else None
        if callable(check):
            if len(signature(check).parameters) != 1:
                raise StrictDataclassDefinitionError(
                    f"Class '{cls.__name__}' has a class validator '{name}' that takes more than one argument."
                    " Class validators must take only 'self' as an argument. Methods starting with 'validate_'"
                    " are considered to be class validators."
                )
            checks.append(check)

    def validate(self):
        for check in checks:
            try:
                check(self)
            except (ValueError, TypeError) as error:
                raise StrictDataclassClassValidationError(validator=check.__name__, cause=error) from error

    first_init = fill if accept_kwargs else plain_init

    @wraps(plain_init)
    def __init__(self, *args, **kwargs):
        first_init(self, *args, **kwargs)
        cls.validate(self)

    cls.__setattr__, cls.__init__, cls.validate = __setattr__, __init__, validate
    cls.__class_validators__ = checks
    if accept_kwargs and not hasattr(cls, "__post_init__"):
        cls.__post_init__ = __post_init__
    return cls


def strict(cls=None, *, accept_kwargs=False):
    if cls is None:
        return lambda cls: _make(cls, accept_kwargs)
    return _make(cls, accept_kwargs)


def validated_field(validator, default=MISSING, default_factory=MISSING, metadata=None, **kwargs):
    validators = validator if isinstance(validator, list) else [validator]
    metadata = {**(metadata or {}), "validator": validators}
    return field(default=default, default_factory=default_factory, metadata=metadata, **kwargs)


def as_validated_field(validator):
    @wraps(validator)
    def make(default=MISSING, default_factory=MISSING, metadata=None, **kwargs):
        return validated_field(validator, default, default_factory, metadata, **kwargs)

    return make


def validate_typed_dict(schema, data):
    """Types of the entries are not checked here."""
