"""What `shapetrace contract` evaluates in a file's namespace: its modules, on inputs whose sizes are symbols or numbers."""
import inspect

import torch
from _shapetrace import choice_count
from torch import nn


def modules(namespace):
    """The public module classes that the file itself defines, in its order: for each its name and an expression that
    makes one. That is the class itself, or where it needs arguments, what the file makes of it elsewhere."""
    own = [(name, value) for name, value in namespace.items()
           if isinstance(value, type) and issubclass(value, nn.Module) and value.__module__ == namespace['__name__']]
    needy = [value for name, value in own if not name.startswith('_') and _needs_arguments(value)]
    elsewhere = {}
    if needy:
        wholes = [(name, value) for name, value in namespace.items() if isinstance(value, nn.Module)]
        wholes += [(f'{name}()', value) for name, value in own if not _needs_arguments(value)]
        for expression, whole in wholes:
            try:
                whole = _instance(whole)
                parts = list(whole.named_modules())
            except Exception:
                continue
            for path, part in parts:
                if type(part) in needy and type(part) not in elsewhere:
                    elsewhere[type(part)] = expression + _attributes(path)
    return [text for name, value in own if not name.startswith('_') for text in (name, elsewhere.get(value, name))]


def _needs_arguments(cls):
    try:
        parameters = list(inspect.signature(cls).parameters.values())
    except (TypeError, ValueError):
        return False
    return any(p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in parameters)


def _attributes(path):
    return ''.join(f'.{name}' if name.isidentifier() else f'.get_submodule({name!r})' for name in path.split('.') if name)


def inputs(target):
    """The names of the inputs that forward demands; None when it takes them otherwise."""
    parameters = list(inspect.signature(_instance(target).forward).parameters.values())
    if any(p.kind is p.KEYWORD_ONLY and p.default is p.empty for p in parameters):
        return None
    return [p.name for p in parameters
            if p.default is p.empty and p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]


def accept(target, forms):
    """Calls the module, or one that the class makes of its defaults, on tensors (sizes, dtype) or (sizes, dtype,
    element); a size that is a text is a symbol."""
    return _instance(target).eval()(*[_tensor(*form) for form in forms])


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


def _tensor(sizes, dtype, element=None):
    shape = [torch._symbol(n) if isinstance(n, str) else n for n in sizes]
    if element is not None:
        return torch.full(shape, element, dtype=getattr(torch, dtype))
    return torch.empty(shape, dtype=getattr(torch, dtype))


def _instance(target):
    return target() if isinstance(target, type) else target
