"""jaxtyping: annotations that say what shape and what elements an array has. They are checked from outside
(explain/annotations.cpp); here they only are what they say."""


class _Said:
    """Float[Tensor, "batch 3 h w"]"""

    def __init__(self, elements, array_type, dim_str):
        self.elements, self.array_type, self.dim_str = elements, array_type, dim_str

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __call__(self, *args, **kwargs):
        return None

    def __repr__(self):
        return f'{self.elements}[{getattr(self.array_type, "__name__", self.array_type)}, "{self.dim_str}"]'


class _Elements(type):
    def __getitem__(cls, item):
        array_type, dim_str = item
        if isinstance(array_type, _Said):
            dim_str, array_type = f'{dim_str} {array_type.dim_str}'.strip(), array_type.array_type
        return _Said(cls.__name__, array_type, dim_str)


class AbstractDtype(metaclass=_Elements):
    dtypes = ()


class AbstractArray:
    pass


for _name in ('Shaped', 'Num', 'Real', 'Inexact', 'Float', 'Complex', 'Integer', 'Int', 'UInt', 'Bool', 'Key', 'BFloat16',
              'Float16', 'Float32', 'Float64', 'Complex64', 'Complex128', 'Int4', 'Int8', 'Int16', 'Int32', 'Int64',
              'UInt4', 'UInt8', 'UInt16', 'UInt32', 'UInt64'):
    globals()[_name] = _Elements(_name, (AbstractDtype,), {'__module__': __name__})


class TypeCheckError(TypeError):
    pass


class AnnotationError(Exception):
    pass


class _Scope:
    """`with jaxtyped("context"):`"""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def jaxtyped(fn=None, *, typechecker=None):
    if fn == 'context':
        return _Scope()
    return (lambda f: f) if fn is None else fn


def install_import_hook(modules, typechecker=None):
    return _Scope()


def print_bindings():
    pass


class PyTree:
    def __class_getitem__(cls, item):
        return cls


class _Config:
    def update(self, item, value):
        setattr(self, item, value)


config = _Config()
