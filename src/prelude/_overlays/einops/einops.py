"""Laid over the installed module: what is asked of a tensor that is not known at all is not known."""
from _shapetrace import is_unknown as _is_unknown, unknown as _unknown


def _unless_unknown(function):
    def wrapped(*args, **kwargs):
        for value in args:
            if _is_unknown(value) or isinstance(value, list) and _is_unknown(*value):
                return _unknown(value if _is_unknown(value) else 'one of the tensors is not known')
        return function(*args, **kwargs)
    return functools.update_wrapper(wrapped, function)


reduce = _unless_unknown(reduce)
einsum = _unless_unknown(einsum)
parse_shape = _unless_unknown(parse_shape)
