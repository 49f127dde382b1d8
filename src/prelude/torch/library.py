"""Packages that define operators of their own. docs: torch.library"""
from torch._ops import register
from torch._names import rest_of


def _split(qualname):
    library, _, rest = qualname.partition('::')
    return library, rest.partition('(')[0].partition('.')[0]


class Library:
    """docs: torch.library.Library"""

    def __init__(self, ns, kind, dispatch_key=''):
        self.ns = ns
        self.kind = kind
        self.dispatch_key = dispatch_key

    def define(self, schema, alias_analysis='', *, tags=()):
        return schema.partition('(')[0]

    def impl(self, op_name, fn, dispatch_key='', *, with_keyset=False, allow_override=False):
        name = op_name if isinstance(op_name, str) else op_name._name.rpartition('::')[2]
        register(self.ns, name.partition('.')[0].rpartition('::')[2], fn, dispatch_key or self.dispatch_key)

    def fallback(self, fn, dispatch_key='', *, with_keyset=False):
        pass


class CustomOpDef:
    """What custom_op makes of a function. docs: torch.library.custom_op"""

    def __init__(self, name, fn):
        self._name = name
        self._qualname = name
        self._fn = fn
        register(*_split(name), fn)

    def __call__(self, *args, **kwargs):
        return self._fn(*args, **kwargs)

    def register_fake(self, fn=None):
        return _decorator(fn)

    register_vmap = register_fake

    def register_kernel(self, device_types, fn=None):
        return _decorator(fn)

    def register_autograd(self, backward, *, setup_context=None):
        pass

    def register_torch_dispatch(self, torch_dispatch_class, fn=None):
        return _decorator(fn)


def _decorator(fn):
    return (lambda function: function) if fn is None else fn


def custom_op(name, fn=None, /, *, mutates_args, device_types=None, schema=None, tags=None):
    """docs: torch.library.custom_op"""
    if fn is None:
        return lambda function: CustomOpDef(name, function)
    return CustomOpDef(name, fn)


def triton_op(name, fn=None, /, *, mutates_args, schema=None):
    """docs: torch.library.triton_op"""
    return custom_op(name, fn, mutates_args=mutates_args)


def wrap_triton(triton_kernel, /):
    """docs: torch.library.wrap_triton"""
    return triton_kernel


def define(qualname, schema, *, lib=None, tags=()):
    """docs: torch.library.define"""


def impl(qualname, types, func=None, *, lib=None):
    """docs: torch.library.impl"""
    if isinstance(qualname, Library):  # the old form: library, name, key
        library, name = qualname, types
        return lambda function: (library.impl(name, function), function)[1]

    def decorate(function):
        register(*_split(qualname), function)
        return function

    return decorate if func is None else decorate(func)


def register_fake(op, func=None, /, *, lib=None, _stacklevel=1, allow_override=False):
    """docs: torch.library.register_fake"""
    return _decorator(func)


def register_kernel(op, device_types, func=None, /, *, lib=None):
    """docs: torch.library.register_kernel"""
    def decorate(function):
        if isinstance(op, str):
            register(*_split(op), function)
        return function
    return decorate if func is None else decorate(func)


def register_autograd(op, backward, /, *, setup_context=None, lib=None):
    """docs: torch.library.register_autograd"""


def register_autocast(op, device_type, cast_inputs, /, *, lib=None):
    """docs: torch.library.register_autocast"""


def register_vmap(op, func=None, /, *, lib=None):
    """docs: torch.library.register_vmap"""
    return _decorator(func)


def register_torch_dispatch(op, torch_dispatch_class, func=None, /, *, lib=None, allow_override=False):
    """docs: torch.library.register_torch_dispatch"""
    return _decorator(func)


def impl_abstract(qualname, func=None, *, lib=None, _stacklevel=1):
    """The old name of register_fake."""
    return _decorator(func)


def get_ctx():
    """docs: torch.library.get_ctx"""
    from _shapetrace import unknown
    return unknown('torch.library.get_ctx is not modelled')


def opcheck(op, args, kwargs=None, **options):
    """docs: torch.library.opcheck"""
    return {}


def infer_schema(prototype_function, /, *, mutates_args, op_name=None):
    """docs: torch.library.infer_schema"""
    from _shapetrace import unknown
    return unknown('torch.library.infer_schema is not modelled', str)


__getattr__ = rest_of('library')
