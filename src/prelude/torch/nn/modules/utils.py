"""Numbers to tuples, and other small helpers of layers. docs: torch.nn.modules.utils"""
from _shapetrace import is_unknown


def _ntuple(n, name='parse'):
    """A function that makes n-tuples: of an iterable its items, of a single number that number n times."""
    def parse(x):
        if is_unknown(x) or not hasattr(x, '__iter__'):
            return (x,) * n
        return tuple(x)
    parse.__name__ = name
    return parse


_single = _ntuple(1, '_single')
_pair = _ntuple(2, '_pair')
_triple = _ntuple(3, '_triple')
_quadruple = _ntuple(4, '_quadruple')


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
