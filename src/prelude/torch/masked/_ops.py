"""What is masked out becomes the element that changes nothing (0 for a sum), then the plain operator runs.
docs: torch.masked; errors: torch/masked/_ops.py
"""
import torch
from _shapetrace import is_unknown

_NARROW = (torch.uint8, torch.bool, torch.int8, torch.int16, torch.int32)


def _dims(dim, ndim):
    """Sorted, non-negative dims; None and () are all of them."""
    if dim is None or dim == ():
        return tuple(range(ndim))
    ndim = max(ndim, 1)
    seen = []
    for d in (dim,) if isinstance(dim, int) else dim:
        if d in seen:
            raise RuntimeError(f'dim={d} appears multiple times in the list of dims')
        if d >= ndim or d < -ndim:
            raise IndexError(f'Dimension out of range (expected to be in range of [{-ndim}, {ndim - 1}], but got {d})')
        seen.append(d % ndim)
    return tuple(sorted(seen))


def _mask_for(input, mask):
    """The mask in the shape of the input."""
    if mask.shape != input.shape:
        if mask.ndim > input.ndim:
            raise IndexError('_input_mask expected broadcastable mask (got mask dimensionality higher than of the '
                             'input)')
        mask = torch.broadcast_to(mask.clone(), input.shape)
    return mask.to(dtype=torch.bool)


def _smallest(input):
    return float('-inf') if input.is_floating_point() or input.is_complex() else torch.iinfo(input.dtype).min


def _largest(input):
    return float('inf') if input.is_floating_point() else torch.iinfo(input.dtype).max


def _filled(name, input, mask, identity):
    """The input with the identity of an operator where the mask is False; `identity` may be a function of it."""
    if mask is None:
        return input
    mask = _mask_for(input, mask)
    if callable(identity):
        if input.is_complex() and name != 'logsumexp':
            torch.iinfo(input.dtype)  # raises
        if input.dtype == torch.bool:
            raise NotImplementedError(f'identity of {name} on {input.dtype} input')
        identity = identity(input)
    return torch.where(mask, input, torch.tensor(identity, dtype=input.dtype, device=input.device))


def _summed_dtype(input, dtype):
    if dtype is not None:
        return dtype
    return torch.int64 if input.dtype in _NARROW else input.dtype


def sum(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.sum"""
    dims = _dims(dim, input.ndim)
    return torch.sum(_filled('sum', input, mask, 0), dims, bool(keepdim), dtype=_summed_dtype(input, dtype))


def prod(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.prod"""
    dims = _dims(dim, input.ndim)
    result = _filled('prod', input, mask, 1).to(dtype=_summed_dtype(input, dtype))
    for d in reversed(dims):
        result = result.prod(dim=d, keepdim=bool(keepdim))
    return result


def cumsum(input, dim, *, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.cumsum"""
    dtype = input.dtype if dtype is None else dtype
    at = _dims(dim, input.ndim)[0]
    return torch.cumsum(_filled('sum', input, mask, 0), at, dtype=dtype).to(dtype=dtype)


def cumprod(input, dim, *, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.cumprod"""
    dtype = input.dtype if dtype is None else dtype
    at = _dims(dim, input.ndim)[0]
    return torch.cumprod(_filled('prod', input, mask, 1), at, dtype=dtype).to(dtype=dtype)


def amax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.amax"""
    filled = _filled('amax', input, mask, _smallest)
    return torch.amax(filled, _dims(dim, filled.ndim), bool(keepdim)).to(dtype=input.dtype if dtype is None else dtype)


def amin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.amin"""
    filled = _filled('amin', input, mask, _largest)
    return torch.amin(filled, _dims(dim, filled.ndim), bool(keepdim)).to(dtype=input.dtype if dtype is None else dtype)


def argmax(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim, in the type of the input. docs: torch.masked.argmax"""
    filled = _filled('argmax', input, mask, _smallest)
    return torch.argmax(filled, dim, bool(keepdim)).to(dtype=input.dtype if dtype is None else dtype)


def argmin(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim, in the type of the input. docs: torch.masked.argmin"""
    filled = _filled('argmin', input, mask, _largest)
    return torch.argmin(filled, dim, bool(keepdim)).to(dtype=input.dtype if dtype is None else dtype)


def _count(input, dim, keepdim, mask):
    """How many elements are not masked out."""
    kept = torch.ones(input.shape, dtype=torch.int64, device=input.device) if mask is None else _mask_for(input, mask)
    return kept.sum(dim=dim, keepdim=bool(keepdim))


def mean(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.mean"""
    source = 'Input' if dtype is None else 'Optional'
    dtype = input.dtype if dtype is None else dtype
    if not (dtype.is_floating_point or dtype.is_complex):
        raise ValueError(f'mean(): Could not infer output dtype. {source} dtype must be either a floating point or '
                         f'complex dtype. Got: {dtype}')
    count = _count(input, dim, keepdim, mask)
    return sum(input, dim, keepdim=keepdim, dtype=dtype, mask=mask) / count


def median(input, dim=-1, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.median"""
    dtype = input.dtype if dtype is None else dtype
    at = _dims(dim, input.ndim)[0]
    whole = not input.is_floating_point()
    values = input.to(dtype=torch.float) if whole else input
    result = torch.nanmedian(_filled('median', values, mask, float('nan')), at, keepdim).values
    complete = True if mask is None else mask.all().item()
    if whole and not is_unknown(complete) and not complete:
        raise ValueError('masked median expects no fully masked out rows if dtype is not floating point')
    return result.to(dtype=dtype) if whole else result


def logsumexp(input, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.logsumexp"""
    dims = _dims(dim, input.ndim)
    filled = _filled('logsumexp', input, mask, _smallest)
    return torch.logsumexp(filled, dims, keepdim=keepdim).to(dtype=input.dtype if dtype is None else dtype)


def logaddexp(input, other, *, dtype=None, input_mask=None, other_mask=None):
    """(*), (*) -> (*). docs: torch.masked.logaddexp"""
    left = _filled('logaddexp', input, input_mask, _smallest)
    right = _filled('logaddexp', other, other_mask, _smallest)
    return torch.logaddexp(left, right).to(dtype=input.dtype if dtype is None else dtype)


def norm(input, ord=2.0, dim=None, *, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.norm"""
    if mask is not None and ord == float('-inf') and not input.is_floating_point():
        raise AssertionError(f'input must be floating point, got {input.dtype}')
    filled = _filled('norm', input, mask, float('inf') if ord == float('-inf') else 0)
    dims = _dims(dim, input.ndim)
    return torch.linalg.vector_norm(filled, ord, dims, bool(keepdim), dtype=input.dtype if dtype is None else dtype)


def _variance(input, dim, unbiased, correction, keepdim, dtype, mask):
    if unbiased is not None and correction is not None:
        raise AssertionError('Only one of unbiased and correction may be given')
    if correction is None:
        correction = 0 if unbiased is False else 1
    if dtype is None:
        dtype = input.dtype if input.is_floating_point() or input.is_complex() else torch.float32
    computed = dtype if dtype.is_floating_point or dtype.is_complex else torch.float32
    count = _count(input, dim, True, mask)
    distance = torch.subtract(input, torch.divide(sum(input, dim, keepdim=True, dtype=dtype, mask=mask), count))
    total = sum(distance * distance.conj(), dim, keepdim=keepdim, dtype=computed, mask=mask)
    if not keepdim:
        count = count.reshape(total.shape)
    if correction != 0:
        real = computed.to_real()
        degrees = torch.subtract(count.to(real), float(correction))
        count = torch.maximum(degrees, torch.zeros([], dtype=real, device=input.device))
    return torch.divide(total, count).to(dtype=dtype)


def var(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.var"""
    return _variance(input, dim, unbiased, correction, keepdim, dtype, mask)


def std(input, dim=None, unbiased=None, *, correction=None, keepdim=False, dtype=None, mask=None):
    """(*) -> without dim. docs: torch.masked.std"""
    return torch.sqrt(_variance(input, dim, unbiased, correction, keepdim, dtype, mask))


def softmax(input, dim, *, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.softmax"""
    at = _dims(dim, input.ndim)[0]
    filled = _filled('amax', input, mask, _smallest)
    return torch.nn.functional.softmax(filled, at, dtype=input.dtype if dtype is None else dtype)


def log_softmax(input, dim, *, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.log_softmax"""
    at = _dims(dim, input.ndim)[0]
    filled = _filled('amax', input, mask, _smallest)
    return torch.nn.functional.log_softmax(filled, at, dtype=input.dtype if dtype is None else dtype)


def softmin(input, dim, *, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.softmin"""
    at = _dims(dim, input.ndim)[0]
    filled = _filled('amin', input, mask, _largest)
    return torch.nn.functional.softmin(filled, at, dtype=input.dtype if dtype is None else dtype)


def normalize(input, ord, dim, *, eps=1e-12, dtype=None, mask=None):
    """(*) -> (*). docs: torch.masked.normalize"""
    filled = _filled('sum', input, mask, 0)
    length = norm(input, ord, dim, keepdim=True, dtype=input.dtype if dtype is None else dtype, mask=mask)
    return torch.divide(filled, torch.maximum(length, length.new_full([], eps)))
