"""Calling a module with other parameters. docs: torch.func.functional_call"""
import warnings
from torch._names import rest_of


def _functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """Calls the module while the given tensors stand in for its own of the same dotted names."""
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    own = dict(module.named_parameters(remove_duplicate=False))
    own.update(module.named_buffers(remove_duplicate=False))
    if strict:
        unexpected = [name for name in parameters_and_buffers if name not in own]
        missing = [name for name in own if name not in parameters_and_buffers]
        errors = []
        if unexpected:
            errors.append(f"Unexpected key(s): {', '.join(map(repr, unexpected))}.")
        if missing:
            errors.append(f"Missing key(s): {', '.join(map(repr, missing))}.")
        if errors:
            raise RuntimeError('Error(s) in reparametrizing for {}:\n\t{}'.format(module._get_name(),
                                                                                  '\n\t'.join(errors)))
    given = dict(parameters_and_buffers)
    if tie_weights:
        for name, tensor in own.items():
            for other in parameters_and_buffers:
                if name not in given and own.get(other) is tensor:
                    given[name] = parameters_and_buffers[other]
    swapped = []
    try:
        for name, tensor in given.items():
            path, _, last = name.rpartition('.')
            members = module.get_submodule(path)
            for table in (members._parameters, members._buffers):
                if last in table:
                    swapped.append((table, last, table[last]))
                    table[last] = tensor
        return module(*args, **(kwargs or {}))
    finally:
        for table, last, tensor in reversed(swapped):
            table[last] = tensor


def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """docs: torch.nn.utils.stateless.functional_call"""
    warnings.warn('`torch.nn.utils.stateless.functional_call` is deprecated as of PyTorch 2.0 and will be removed in a '
                  'future version of PyTorch. Please use `torch.func.functional_call` instead which is a drop-in '
                  'replacement.', FutureWarning, stacklevel=2)
    return _functional_call(module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights, strict=strict)


__getattr__ = rest_of('nn.utils.stateless')
