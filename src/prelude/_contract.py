"""What `shapetrace contract` evaluates in a file's namespace: its modules, on inputs whose sizes are symbols or numbers."""
import inspect

import torch
from _shapetrace import choice_count
from torch import nn


def modules(namespace):
    """The names of the public module classes that the file itself defines, in its order."""
    return [name for name, value in namespace.items()
            if isinstance(value, type) and issubclass(value, nn.Module) and not name.startswith('_')
            and value.__module__ == namespace['__name__']]


def inputs(target):
    """The names of the inputs that forward demands; None when it takes them otherwise."""
    parameters = list(inspect.signature(_instance(target).forward).parameters.values())
    if any(p.kind is p.KEYWORD_ONLY and p.default is p.empty for p in parameters):
        return None
    return [p.name for p in parameters
            if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]


def accept(target, forms):
    """Calls the module, or one that the class makes of its defaults, on tensors (sizes, dtype); a size that is a text is
    a symbol."""
    return _instance(target).eval()(*[_tensor(sizes, dtype) for sizes, dtype in forms])


def outcomes(make, trials, only_until_one_runs=False):
    """How calls end, each of a module of its own: 'runs', 'fails', 'open' where that depends on what is not known."""
    ends = []
    for forms in trials:
        before = choice_count()
        try:
            accept(make(), forms)
            end = 'runs'
        except Exception:
            end = 'fails'
        ends.append(end if choice_count() == before else 'open')
        if only_until_one_runs and ends[-1] != 'fails':
            break
    return ends


def _tensor(sizes, dtype):
    shape = [torch._symbol(n) if isinstance(n, str) else n for n in sizes]
    return torch.empty(shape, dtype=getattr(torch, dtype))


def _instance(target):
    return target() if isinstance(target, type) else target
