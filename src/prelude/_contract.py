"""What `shapetrace contract` evaluates in a file's namespace: its modules, on inputs whose sizes are symbols or numbers."""
import inspect

import torch
from _shapetrace import choice_count
from torch import nn


def modules(namespace, calls=()):
    """The public module classes that the file itself defines, in its order: for each its name and an expression that
    makes one. That is the class itself, or where it needs arguments, what the file makes of it elsewhere: a part of
    another module, one of `calls` (pairs of a class's name and a call of it), or the class with its arguments as they
    are annotated."""
    own = [(name, value) for name, value in namespace.items()
           if isinstance(value, type) and issubclass(value, nn.Module) and value.__module__ == namespace['__name__']]
    needy = [value for name, value in own if not name.startswith('_') and _needs_arguments(value)]
    elsewhere = {}
    if needy:
        for name, value in list(namespace.items()):
            if isinstance(value, nn.Module):
                _look_through(name, value, needy, elsewhere)
        for name, value in own:
            if not _needs_arguments(value):
                _look_through(f'{name}()', value, needy, elsewhere)
        made = [(name, expression) for name, expression in calls if namespace.get(name) in needy]
        made += [(name, _as_annotated(name, value, namespace)) for name, value in own if value in needy]
        for name, expression in made:
            if expression is None or namespace.get(name) in elsewhere:
                continue
            try:
                whole = eval(expression, dict(namespace))
            except Exception:
                continue
            _look_through(expression, whole, needy, elsewhere)
    return [text for name, value in own if not name.startswith('_') for text in (name, elsewhere.get(value, name))]


def _look_through(expression, whole, needy, elsewhere):
    """Which of the classes in need of arguments a module or its parts are of."""
    try:
        whole = _instance(whole)
        parts = list(whole.named_modules())
    except Exception:
        return
    for path, part in parts:
        if type(part) in needy and type(part) not in elsewhere:
            elsewhere[type(part)] = expression + _attributes(path)


def _as_annotated(name, cls, namespace):
    """A call of the class with an object of each argument's own class: GPT(GPTConfig()); None where that will not do."""
    configs = [n for n, v in namespace.items() if isinstance(v, type) and v.__module__ == namespace['__name__'] and
               n.endswith(('Config', 'Args', 'Params', 'Hparams', 'HParams')) and not _needs_arguments(v)]
    given = []
    for parameter in inspect.signature(cls).parameters.values():
        if parameter.default is not parameter.empty or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        kind = parameter.annotation
        if isinstance(kind, str):
            kind = namespace.get(kind)
        if isinstance(kind, type) and namespace.get(kind.__name__) is kind and not _needs_arguments(kind):
            made = f'{kind.__name__}()'
        elif parameter.name in ('config', 'cfg', 'args', 'params', 'hparams', 'opt') and len(configs) == 1:
            made = f'{configs[0]}()'
        else:
            return None
        given.append(f'{parameter.name}={made}' if parameter.kind is parameter.KEYWORD_ONLY else made)
    return f'{name}({", ".join(given)})'


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
    symbols = {}
    return _instance(target).eval()(*[_tensor(symbols, *form) for form in forms])


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


def _tensor(symbols, sizes, dtype, element=None):
    """Of sizes or of symbols, those of one name the same one."""
    for n in sizes:
        if isinstance(n, str) and n not in symbols:
            symbols[n] = torch._symbol(n)
    shape = [symbols.get(n, n) for n in sizes]
    if element is not None:
        return torch.full(shape, element, dtype=getattr(torch, dtype))
    return torch.empty(shape, dtype=getattr(torch, dtype))


def _instance(target):
    return target() if isinstance(target, type) else target
