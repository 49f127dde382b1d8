"""What `shapetrace contract` evaluates in a file's namespace: its modules, on inputs whose sizes are symbols or numbers."""
import inspect

import torch
from torch import nn


def modules(namespace):
    """The names of the public module classes that the file itself defines, in its order."""
    return [name for name, value in namespace.items()
            if isinstance(value, type) and issubclass(value, nn.Module) and not name.startswith('_')
            and value.__module__ == namespace['__name__']]


def inputs(target):
    """How many inputs forward demands; None when it takes them otherwise."""
    parameters = list(inspect.signature(_instance(target).forward).parameters.values())
    if any(p.kind is p.KEYWORD_ONLY and p.default is p.empty for p in parameters):
        return None
    return sum(p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in parameters)


def accept(target, sizes, dtype):
    """Calls the module, or one that the class makes of its defaults, on a tensor; a size that is a text is a symbol."""
    shape = [torch._symbol(n) if isinstance(n, str) else n for n in sizes]
    return _instance(target).eval()(torch.empty(shape, dtype=getattr(torch, dtype)))


def _instance(target):
    return target() if isinstance(target, type) else target
