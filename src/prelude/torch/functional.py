"""Operators that torch defines in Python. docs: torch.functional"""
import _torch
from _torch import Size, Tensor


def broadcast_tensors(*tensors):
    """Tensors -> as many, expanded to one shape. docs: torch.broadcast_tensors"""
    return _torch.broadcast_tensors(tensors)


def broadcast_shapes(*shapes):
    """Shapes -> the one they broadcast to. docs: torch.broadcast_shapes"""
    shapes = [(shape,) if isinstance(shape, int) else shape for shape in shapes if shape is not None]
    common = [1] * max([0] + [len(shape) for shape in shapes])
    for place, shape in enumerate(shapes):
        for idx in range(-1, -1 - len(shape), -1):
            size = shape[idx]
            if size == common[idx]:
                continue
            if common[idx] == 1:
                if size < 0:
                    raise ValueError('Attempting to broadcast a dimension with negative length!')
                common[idx] = size
            elif size != 1:
                raise RuntimeError(f'Attempting to broadcast a dimension of length {size} at {idx}! Mismatching '
                                   f'argument at index {place} had {shape}; but expected shape should be broadcastable '
                                   f'to {common}')
    return Size(common)


def split(tensor, split_size_or_sections, dim=0):
    """Any shape -> views of it along dim. docs: torch.split"""
    return tensor.split(split_size_or_sections, dim)


def _subscript(n):
    if n == Ellipsis:
        return '...'
    if 0 <= n < 26:
        return chr(ord('A') + n)
    if 26 <= n < 52:
        return chr(ord('a') + n - 26)
    raise ValueError('einsum(): subscript in subscript list is not within the valid range [0, 52)')


def einsum(*args):
    """An equation and its operands. docs: torch.einsum"""
    if len(args) < 2:
        raise ValueError('einsum(): must specify the equation string and at least one operand, or at least one operand '
                         'and its subscripts list')
    if isinstance(args[0], Tensor):
        equation = ','.join(''.join(_subscript(s) for s in subscripts) for subscripts in args[1::2])
        operands = args[::2]
        if len(args) % 2 == 1:
            equation += '->' + ''.join(_subscript(s) for s in args[-1])
            operands = args[:-1:2]
    else:
        equation, operands = args[0], args[1:]
    if len(operands) == 1 and isinstance(operands[0], (list, tuple)):
        return einsum(equation, *operands[0])
    return _torch.einsum(equation, operands)


def meshgrid(*tensors, indexing=None):
    """Vectors or scalars -> one grid each. docs: torch.meshgrid"""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tensors[0]
    if indexing is None:
        return _torch.meshgrid(tensors)
    return _torch.meshgrid(tensors, indexing=indexing)


def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect',
         normalized=False, onesided=None, return_complex=None, align_to_window=None):
    """(L) or (B, L) -> (frequencies, frames) after the batch. docs: torch.stft"""
    if center and align_to_window is not None:
        raise RuntimeError('stft align_to_window should only be set when center = false')
    if center:
        rank = input.dim()
        pad = int(n_fft // 2)
        input = _torch.pad(input.view([1] * (3 - rank) + list(input.size())), [pad, pad], pad_mode)
        input = input.view(input.shape[-rank:])
    return _torch.stft(input, n_fft, hop_length, win_length, window, normalized, onesided, return_complex,
                       align_to_window)


def _pick(output, inverse, counts, return_inverse, return_counts):
    picked = [output]
    if return_inverse:
        picked.append(inverse)
    if return_counts:
        picked.append(counts)
    return picked[0] if len(picked) == 1 else tuple(picked)


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """Any shape -> as many values as there are different ones. docs: torch.unique"""
    if dim is not None:
        found = _torch.unique_dim(input, dim, sorted=sorted, return_inverse=return_inverse,
                                  return_counts=return_counts)
    else:
        found = _torch._unique2(input, sorted=sorted, return_inverse=return_inverse, return_counts=return_counts)
    return _pick(*found, return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """Any shape -> values without repetitions in a row. docs: torch.unique_consecutive"""
    found = _torch.unique_consecutive(input, return_inverse=return_inverse, return_counts=return_counts, dim=dim)
    return _pick(*found, return_inverse, return_counts)


def tensordot(a, b, dims=2, out=None):
    """The last `dims` of a and the first of b are summed over; or two lists of them. docs: torch.tensordot"""
    if not isinstance(dims, (tuple, list, Tensor, int)):
        raise RuntimeError('tensordot expects dims to be int or tuple[list[int], list[int]] or list[list[int]] '
                           f'containing two lists, but got dims={dims}')
    if isinstance(dims, Tensor):
        if dims.numel() > 1:
            if dims.size()[0] != 2:
                raise AssertionError(f'dims tensor must have size 2 in first dimension, got {dims.size()[0]}')
            dims = (dims[0].tolist(), dims[1].tolist())
        else:
            dims = int(dims.item())
    if isinstance(dims, int):
        if dims < 0:
            raise RuntimeError(f'tensordot expects dims >= 0, but got dims={dims}')
        if dims > min(a.dim(), b.dim()):
            raise RuntimeError(f'tensordot expects dims < ndim_a or ndim_b, but got dims={dims}')
        dims = (list(range(-dims, 0)), list(range(dims)))
    dims_a, dims_b = dims
    if out is None:
        return _torch.tensordot(a, b, dims_a, dims_b)
    return _torch.tensordot(a, b, dims_a, dims_b, out=out)


def cartesian_prod(*tensors):
    """Vectors -> (product of lengths, count). docs: torch.cartesian_prod"""
    return _torch.cartesian_prod(tensors)


def block_diag(*tensors):
    """Matrices -> one with them on the diagonal. docs: torch.block_diag"""
    return _torch.block_diag(tensors)


_CDIST_MODES = {'use_mm_for_euclid_dist_if_necessary': None, 'use_mm_for_euclid_dist': 1,
                'donot_use_mm_for_euclid_dist': 2}


def cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary'):
    """(*, P, M), (*, R, M) -> (*, P, R). docs: torch.cdist"""
    if compute_mode not in _CDIST_MODES:
        raise ValueError(f'{compute_mode} is not a valid value for compute_mode')
    return _torch.cdist(x1, x2, p, _CDIST_MODES[compute_mode])


def atleast_1d(*tensors):
    """Scalars get one dimension. docs: torch.atleast_1d"""
    return _torch.atleast_1d(tensors[0] if len(tensors) == 1 else tensors)


def atleast_2d(*tensors):
    """Fewer dimensions become two. docs: torch.atleast_2d"""
    return _torch.atleast_2d(tensors[0] if len(tensors) == 1 else tensors)


def atleast_3d(*tensors):
    """Fewer dimensions become three. docs: torch.atleast_3d"""
    return _torch.atleast_3d(tensors[0] if len(tensors) == 1 else tensors)


def norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None):
    """Any shape -> without dim, or (). docs: torch.norm"""
    dims = [dim] if isinstance(dim, int) else dim
    given = {} if out is None else {'out': out}
    if isinstance(p, str):
        if p == 'fro' and (dims is None or len(dims) <= 2):
            return _torch.linalg_vector_norm(input, 2, dims, keepdim, dtype=dtype, **given)
        if dims is None:
            dims = list(range(input.ndim))
        return _torch.linalg_matrix_norm(input, p, dims, keepdim, dtype=dtype, **given)
    return _torch.linalg_vector_norm(input, 2.0 if p is None else p, dims, keepdim, dtype=dtype, **given)


def unravel_index(indices, shape):
    """Integers (*) -> one such tensor per dimension of shape. docs: torch.unravel_index"""
    if indices.is_complex() or indices.is_floating_point() or indices.dtype == _torch.bool:
        raise TypeError(f"expected 'indices' to be integer dtype, but got {indices.dtype}")
    if not (isinstance(shape, int) or hasattr(shape, '__iter__')):
        raise TypeError(f"expected 'shape' to be int or sequence of ints, but got {type(shape)}")
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    for size in shape:
        if not isinstance(size, int):
            raise TypeError(f"expected 'shape' sequence to only contain ints, but got {type(size)}")
    if any(size < 0 for size in shape):
        raise ValueError(f"'shape' cannot have negative values, but got {shape}")
    if any(size == 0 for size in shape) and indices.numel() != 0:
        raise ValueError(f"'shape' cannot have zero dimensions when 'indices' is non-empty, but got {shape}")
    steps = [1]
    for size in reversed(shape[1:]):
        steps.insert(0, steps[0] * size)
    steps = _torch.tensor(steps, device=indices.device, dtype=_torch.int64)
    sizes = _torch.tensor(shape, device=indices.device, dtype=_torch.int64)
    return (indices.unsqueeze(-1).floor_divide(steps) % sizes).unbind(-1)


def chain_matmul(*matrices, out=None):
    """Matrices -> their product. docs: torch.chain_matmul"""
    return _torch.chain_matmul(matrices) if out is None else _torch.chain_matmul(matrices, out=out)


def lu(A, pivot=True, get_infos=False, out=None):
    """(*, M, N) -> (*, M, N), pivots (*, min(M, N)). docs: torch.lu"""
    result = _torch._lu_with_info(A, pivot=pivot, check_errors=not get_infos)
    return tuple(result) if get_infos else (result[0], result[1])


def __getattr__(name):
    if name == 'istft':
        return _torch.istft
    raise AttributeError(f"module 'torch.functional' has no attribute '{name}'")
