"""Numbers to tuples, and other small helpers of layers. docs: torch.nn.modules.utils"""


def _is_iterable(x):
    return hasattr(x, '__iter__')


def _single(x):
    """x, or (x,) for a single number."""
    return tuple(x) if hasattr(x, '__iter__') else (x,)


def _pair(x):
    """x, or (x, x) for a single number."""
    return tuple(x) if hasattr(x, '__iter__') else (x, x)


def _triple(x):
    """x, or it three times for a single number."""
    return tuple(x) if hasattr(x, '__iter__') else (x, x, x)


def _quadruple(x):
    """x, or it four times for a single number."""
    return tuple(x) if hasattr(x, '__iter__') else (x, x, x, x)


def _ntuple(n, name='parse'):
    """A function that makes n-tuples as the above do."""
    def parse(x):
        return tuple(x) if hasattr(x, '__iter__') else (x,) * n
    parse.__name__ = name
    return parse


def _reverse_repeat_tuple(t, n):
    """Each item n times, last one first."""
    return tuple(x for x in reversed(t) for _ in range(n))


def _list_with_default(out_size, defaults):
    """out_size with each None replaced by the size at that place from the end."""
    if isinstance(out_size, int):
        return out_size
    if len(defaults) <= len(out_size):
        raise ValueError(f'Input dimension should be at least {len(out_size) + 1}')
    return [d if v is None else v for v, d in zip(out_size, defaults[-len(out_size):])]


def consume_prefix_in_state_dict_if_present(state_dict, prefix):
    """Renames keys that start with the prefix, in place. docs: torch.nn.modules.utils"""
    for table in [state_dict] + ([state_dict._metadata] if hasattr(state_dict, '_metadata') else []):
        for key in list(table.keys()):
            if key.startswith(prefix) or (table is not state_dict and key and key == prefix.replace('.', '')):
                table[key[len(prefix):]] = table.pop(key)
