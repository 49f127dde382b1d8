"""The `reduction` argument of losses, and the two arguments it replaced. docs: torch.nn.functional"""
import warnings

_CODES = {'none': 0, 'mean': 1, 'elementwise_mean': 1, 'sum': 2}


def get_enum(reduction):
    """The code that the native losses take: none 0, mean 1, sum 2."""
    if reduction == 'elementwise_mean':
        warnings.warn("reduction='elementwise_mean' is deprecated. Please use reduction='mean' instead.", stacklevel=2)
    if reduction not in _CODES:
        raise ValueError(f'{reduction} is not a valid value for reduction')
    return _CODES[reduction]


def legacy_get_string(size_average, reduce, emit_warning=True):
    """The reduction that size_average and reduce (None is true) stand for."""
    if reduce is not None and not reduce:
        reduction = 'none'
    else:
        reduction = 'mean' if size_average is None or size_average else 'sum'
    if emit_warning:
        warnings.warn(f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.",
                      stacklevel=2)
    return reduction


def legacy_get_enum(size_average, reduce, emit_warning=True):
    """The code that size_average and reduce stand for."""
    return get_enum(legacy_get_string(size_average, reduce, emit_warning))


def resolve(size_average, reduce, reduction):
    """The reduction to use when the two old arguments may be given as well."""
    if size_average is not None or reduce is not None:
        return legacy_get_string(size_average, reduce)
    return reduction


def code(size_average, reduce, reduction):
    """resolve, as a code."""
    return get_enum(resolve(size_average, reduce, reduction))
