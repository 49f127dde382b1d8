"""Operators that torch defines in Python. docs: torch.functional"""
import warnings

import _torch
from _shapetrace import is_unknown
from _torch import Size, Tensor


def _check_tensors(tensors):
    for place, tensor in enumerate(tensors):
        if isinstance(tensor, (int, float, complex, str, list, tuple, dict, type(None))):
            raise TypeError(f'expected Tensor as element {place} in argument 0, but got {type(tensor).__name__}')


def broadcast_tensors(*tensors):
    """Tensors -> as many, expanded to one shape. docs: torch.broadcast_tensors"""
    return _torch.broadcast_tensors(tensors)


def broadcast_shapes(*shapes):
    """Shapes -> the one they broadcast to. docs: torch.broadcast_shapes"""
    shapes = [(shape,) if isinstance(shape, int) else shape for shape in shapes if shape is not None]
    for shape in shapes:
        if isinstance(shape, (float, complex, dict)):
            raise RuntimeError(f'Input shapes should be of type ints, a tuple of ints, or a list of ints, got {shape}')
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
    if not is_unknown(args[0]) and isinstance(args[0], Tensor):
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


def _elements_text(tensor):
    """What C++ prints of a tensor with its elements, which are known where there are none."""
    if tensor.numel() != 0:
        return str(_torch.empty(tensor.shape))
    sizes = ','.join(str(size) for size in tensor.shape)
    return f'[ {_kind_text(tensor)}{{{sizes}}} ]'


def meshgrid(*tensors, indexing=None):
    """Vectors or scalars -> one grid each. docs: torch.meshgrid"""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tensors[0]
    if indexing is None:
        warnings.warn('torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.',
                      stacklevel=2)
        indexing = 'ij'
    if len(tensors) == 0:
        raise RuntimeError('meshgrid expects a non-empty TensorList')
    _check_tensors(tensors)
    for tensor in tensors:
        if tensor.dtype != tensors[0].dtype:
            raise RuntimeError('meshgrid expects all tensors to have the same dtype')
        if tensor.device != tensors[0].device:
            raise RuntimeError('meshgrid expects all tensors to have the same device')
    if indexing not in ('ij', 'xy'):
        raise RuntimeError('torch.meshgrid: indexing must be one of "xy" or "ij", but received: ' + indexing)
    for tensor in tensors:
        if tensor.dim() > 1:
            raise RuntimeError('torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: '
                               + _elements_text(tensor))
    swap = indexing == 'xy' and len(tensors) >= 2
    tensors = list(tensors)
    if swap:
        tensors[0], tensors[1] = tensors[1], tensors[0]
    shape = [tensor.numel() for tensor in tensors]
    grids = []
    for place, tensor in enumerate(tensors):
        view = [1] * len(tensors)
        view[place] = -1
        grids.append(tensor.view(view).expand(shape))
    if swap:
        grids[0], grids[1] = grids[1], grids[0]
    return tuple(grids)


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
    _check_longs(n_fft, hop_length, win_length)
    if 'stft' in _torch.__dict__:
        return _torch.stft(input, n_fft, hop_length, win_length, window, normalized, onesided, return_complex,
                           align_to_window)
    hop = n_fft // 4 if hop_length is None else hop_length
    width = n_fft if win_length is None else win_length
    if input.is_complex() or (window is not None and window.is_complex()) or return_complex is not None:
        _refuse_stft(lambda: _call_text('stft', input, n_fft, hop, width, window, normalized=normalized, onesided=onesided,
                                        return_complex=return_complex, align_to_window=align_to_window),
                     input, n_fft, hop, width, window)
    return _frames(input, n_fft, hop_length, win_length, window, onesided, return_complex, center)


def _check_longs(*numbers):
    """C++ takes integers of 64 bits."""
    for number in numbers:
        if number is not None and not is_unknown(number) and not -2**63 <= number < 2**63:
            raise ValueError('Overflow when unpacking long long')


def _signals_lie_inside(input, hop_length, window):
    """Whether one frame of all signals lies before the next frames: the transform keeps to that."""
    step, frame = input.stride(0), hop_length * input.stride(1)
    if is_unknown(step, frame):
        return False
    return step < frame and (window is None or step != 0)


def _kind_text(tensor):
    """The name that C++ prints of a tensor's type."""
    name = tensor.type()
    plain = 'Complex' not in name and tensor.dtype != _torch.bool
    return name if plain else f"CPU{name.removeprefix('torch.').removesuffix('Tensor')}Type"


def _type_text(tensor):
    """What C++ prints of a tensor in messages about transforms."""
    return f'{_kind_text(tensor)}{list(tensor.shape)}'


def _call_text(name, input, n_fft, hop_length, win_length, window, **more):
    """The call as errors of stft and istft show it."""
    shown = 'None' if window is None else f'{_kind_text(window)}{{{list(window.shape)}}}'
    rest = ''.join(f', {key}={int(value) if isinstance(value, bool) else value}' for key, value in more.items())
    return (f'{name}({_type_text(input)}, n_fft={n_fft}, hop_length={hop_length}, win_length={win_length}, '
            f'window={shown}{rest}) : ')


def _refuse_stft(call, input, n_fft, hop_length, win_length, window):
    """The errors of stft in their order. docs: aten/src/ATen/native/SpectralOps.cpp"""
    if not input.is_floating_point() and not input.is_complex():
        raise NotImplementedError(call() + 'expected a tensor of floating point or complex values')
    if input.dim() > 2 or input.dim() < 1:
        raise RuntimeError(call() + 'expected a 1D or 2D tensor')
    length = input.size(-1)
    if n_fft <= 0 or n_fft > length:
        raise RuntimeError(call() + f'expected 0 < n_fft < {length}, but got n_fft={win_length}')
    if hop_length <= 0:
        raise RuntimeError(call() + f'expected hop_length > 0, but got hop_length={hop_length}')
    if win_length <= 0 or win_length > n_fft:
        raise RuntimeError(call() + f'expected 0 < win_length <= n_fft, but got win_length={win_length}')
    if window is not None and (window.dim() != 1 or window.size(0) != win_length):
        raise RuntimeError(call() + f'expected a 1D window tensor of size equal to win_length={win_length}, but got '
                           f'window with size {list(window.shape)}')


def _refuse_istft(call, input, n_fft, hop_length, win_length, window, onesided):
    """The errors of istft in their order."""
    if not input.is_complex():
        raise TypeError('istft requires a complex-valued input tensor matching the output from stft with '
                        'return_complex=True.')
    if input.numel() == 0:
        raise RuntimeError(call() + 'input tensor cannot be empty.')
    if input.dim() < 2:  # parts of complex numbers have one dimension more
        rank = input.dim() + 1
        raise IndexError(f'Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {-1 - rank})')
    if input.dim() > 3:
        raise RuntimeError(call() + f'expected a tensor with 3 or 4 dimensions, but got {input.dim() + 1}')
    frequencies = input.size(-2)
    if onesided is None:
        onesided = frequencies != n_fft
    wanted, words = (n_fft // 2 + 1, 'n_fft / 2 + 1') if onesided else (n_fft, 'n_fft')
    if n_fft < 0 or frequencies != wanted:
        raise RuntimeError(call() + f'expected the frequency dimension (3rd to the last) of the input tensor to match '
                           f'{words} when onesided={onesided}, but got {frequencies}')
    if not 0 < hop_length <= win_length:
        raise RuntimeError(call() + 'expected 0 < hop_length <= win_length')
    if not 0 < win_length <= n_fft:
        raise RuntimeError(call() + 'expected 0 < win_length <= n_fft')
    if window is not None and (window.dim() != 1 or window.size(0) != win_length):
        raise RuntimeError(call() + 'Invalid window shape. window has to be 1D and length of `win_length`')


def _frames(input, n_fft, hop_length, win_length, window, onesided, return_complex, center):
    """The result of stft by its shape."""
    hop_length = n_fft // 4 if hop_length is None else hop_length
    win_length = n_fft if win_length is None else win_length
    is_complex = input.is_complex() or (window is not None and window.is_complex())
    if return_complex is None:
        if not is_complex:
            raise RuntimeError('stft requires the return_complex parameter be given for real inputs, and will further '
                               'require that return_complex=True in a future PyTorch release.')
        return_complex = True
    *batch, length = input.shape
    frequencies = n_fft // 2 + 1 if (not is_complex if onesided is None else onesided) else n_fft
    shape = [*batch, frequencies, 1 + (length - n_fft) // hop_length]
    if return_complex:
        real = input.dtype if window is None else _torch.promote_types(input.dtype, window.dtype)
        if real in (_torch.float16, _torch.bfloat16):
            name = 'Half' if real == _torch.float16 else 'BFloat16'
            raise NotImplementedError(f"MKL FFT doesn't support tensors of type: {name}")
        if any(not is_unknown(size) and size == 0 for size in batch):
            _torch.fft_fft(input)  # which refuses it
        dtype = real if real.is_complex else _torch.complex128 if real == _torch.float64 else _torch.complex64
        if batch and not center and _signals_lie_inside(input, hop_length, window):
            result = _torch.empty([shape[-1], *batch, shape[-2]], dtype=dtype, device=input.device)
            return result.transpose_(0, 1).transpose_(1, 2)
        frames_first = [*batch, shape[-1], shape[-2]]
        return _torch.empty(frames_first, dtype=dtype, device=input.device).transpose_(-1, -2)
    complex_result = _frames(input, n_fft, hop_length, win_length, window, onesided, True, center)
    return _torch.view_as_real(complex_result)


def istft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, normalized=False, onesided=None,
          length=None, return_complex=False):
    """(frequencies, frames) after the batch -> (L) or (B, L). docs: torch.istft"""
    _check_longs(n_fft, hop_length, win_length, length)
    hop_length = n_fft // 4 if hop_length is None else hop_length
    width = n_fft if win_length is None else win_length
    _refuse_istft(lambda: _call_text('istft', input, n_fft, hop_length, width, window, center=center,
                                     normalized=normalized, onesided=onesided, length=length,
                                     return_complex=return_complex),
                  input, n_fft, hop_length, width, window, onesided)
    *batch, _, frames = input.shape
    start = n_fft // 2 if center else 0
    if length is None:
        length = n_fft + hop_length * (frames - 1) - 2 * start
    if length <= 0:  # the least of the window's overlaps is looked for
        raise RuntimeError('min(): Expected reduction dim to be specified for input.numel() == 0. Specify the '
                           "reduction dim with the 'dim' argument.")
    parts = {_torch.complex64: _torch.float32, _torch.complex128: _torch.float64, _torch.complex32: _torch.float16}
    dtype = input.dtype if return_complex else parts.get(input.dtype, input.dtype)
    return _torch.empty([*batch, length], dtype=dtype, device=input.device)


def _pick(output, inverse, counts, return_inverse, return_counts):
    picked = [output]
    if return_inverse:
        picked.append(inverse)
    if return_counts:
        picked.append(counts)
    return picked[0] if len(picked) == 1 else tuple(picked)


def _some(input, dim):
    """As many entries along dim (elements, when it is None) as there are different ones: not known how many."""
    there = input.numel() if dim is None else input.size(dim)
    if not is_unknown(there) and there <= 1:
        return input.reshape(-1).clone() if dim is None else input.movedim(dim, 0).contiguous().movedim(0, dim)
    if dim is None:
        flat = input.reshape(-1)
        return flat.masked_select(_torch.empty_like(flat, dtype=_torch.bool))
    keep = _torch.empty(input.size(dim), dtype=_torch.bool, device=input.device)
    return input.movedim(dim, 0).index_select(0, keep.nonzero().squeeze(1)).movedim(0, dim)


def _found(input, dim, return_inverse, return_counts):
    output = _some(input, dim)
    inverse = counts = None
    if return_inverse:
        inverse = _torch.empty(input.shape if dim is None else (input.size(dim),), dtype=_torch.int64,
                               device=input.device)
    if return_counts:
        counts = _torch.empty(output.size(0 if dim is None else dim), dtype=_torch.int64, device=input.device)
    return _pick(output, inverse, counts, return_inverse, return_counts)


def _known_unique(input):
    """The different values in order, where each came from, how many of each; None when elements are not known."""
    if is_unknown(*input.shape) or input.numel() > 4096:
        return None
    elements = input.reshape(-1).tolist()
    if is_unknown(elements) or is_unknown(*elements):
        return None
    values = list(dict.fromkeys(elements))
    values.sort()
    place = {value: at for at, value in enumerate(values)}
    where = [place[element] for element in elements]
    counts = [0] * len(values)
    for at in where:
        counts[at] += 1
    return (_torch.tensor(values, dtype=input.dtype, device=input.device),
            _torch.tensor(where, dtype=_torch.int64, device=input.device).reshape(input.shape),
            _torch.tensor(counts, dtype=_torch.int64, device=input.device))


def _check_unique(input, dim):
    """What the kernels refuse. docs: aten/src/ATen/native/Unique.cpp"""
    if input.is_complex():
        kind = 'ComplexFloat' if input.dtype == _torch.complex64 else 'ComplexDouble'
        raise NotImplementedError(f'"{"unique" if dim is None else "unique_dim"}" not implemented for \'{kind}\'')
    if dim is None or is_unknown(dim, input.dim()):
        return
    input.size(dim)  # refuses a dimension that there is not
    empty = [not is_unknown(size) and size == 0 for size in input.shape]
    if empty[dim] and any(map(is_unknown, input.shape)):
        return  # how many there are is not known
    if empty[dim] and empty.count(True) > 1:
        raise RuntimeError('Number of zero sized dimensions is more than one, so unique cannot be applied ')
    if not empty[dim] and any(empty):
        raise RuntimeError("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")


def _return_output(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """Any shape -> as many values as there are different ones. docs: torch.unique"""
    if not isinstance(input, Tensor):
        raise TypeError(f"_unique2(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")
    _check_unique(input, dim)
    known = _known_unique(input) if dim is None else None
    if known is not None:
        return _pick(*known, return_inverse, return_counts)
    return _found(input, dim, return_inverse, return_counts)


def _consecutive_return_output(input, return_inverse=False, return_counts=False, dim=None):
    """Any shape -> values without repetitions in a row. docs: torch.unique_consecutive"""
    if not isinstance(input, Tensor):
        raise TypeError(f"unique_consecutive(): argument 'input' (position 1) must be Tensor, not "
                        f'{type(input).__name__}')
    _check_unique(input, None if dim == 0 and input.dim() == 1 else dim)
    return _found(input, dim, return_inverse, return_counts)


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
    _check_tensors(tensors)
    for tensor in tensors:
        if tensor.dim() != 1:
            raise RuntimeError('Expect a 1D vector, but got shape ' + str(list(tensor.shape)))
    if len(tensors) == 1:
        return tensors[0]
    return _torch.stack([grid.flatten() for grid in meshgrid(*tensors, indexing='ij')], dim=1)


def block_diag(*tensors):
    """Matrices -> one with them on the diagonal. docs: torch.block_diag"""
    if not tensors:
        return _torch.empty((1, 0))
    _check_tensors(tensors)
    blocks = []
    for place, tensor in enumerate(tensors):
        if tensor.dim() > 2:
            raise RuntimeError('torch.block_diag: Input tensors must have 2 or fewer dimensions. Input '
                               f'{place} has {tensor.dim()} dimensions')
        blocks.append(tensor.expand(1, 1) if tensor.dim() == 0 else tensor.unsqueeze(0) if tensor.dim() == 1
                      else tensor)
    width = sum(block.size(1) for block in blocks)
    rows, start = [], 0
    for block in blocks:
        rows.append(_torch.pad(block, (start, width - start - block.size(1))))
        start += block.size(1)
    return _torch.cat(rows)


_CDIST_MODES = {'use_mm_for_euclid_dist_if_necessary': None, 'use_mm_for_euclid_dist': 1,
                'donot_use_mm_for_euclid_dist': 2}


def cdist(x1, x2, p=2.0, compute_mode='use_mm_for_euclid_dist_if_necessary'):
    """(*, P, M), (*, R, M) -> (*, P, R). docs: torch.cdist"""
    if compute_mode not in _CDIST_MODES:
        raise ValueError(f'{compute_mode} is not a valid value for compute_mode')
    return _torch.cdist(x1, x2, p, _CDIST_MODES[compute_mode])


def _atleast(rank, tensors, change):
    if len(tensors) == 1 and isinstance(tensors[0], Tensor):
        return change(tensors[0])
    if len(tensors) == 1 and isinstance(tensors[0], (int, float, complex, str, dict, type(None))):
        given = type(tensors[0]).__name__
        why = f"      didn't match because some of the arguments have invalid types: (!{given}!)"
        raise TypeError(f'atleast_{rank}d() received an invalid combination of arguments - got ({given}), but expected '
                        f'one of:\n * (Tensor input)\n{why}\n * (tuple of Tensors tensors)\n{why}\n')
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tensors[0]
    _check_tensors(tensors)
    return tuple(change(tensor) for tensor in tensors)


def atleast_1d(*tensors):
    """Scalars get one dimension. docs: torch.atleast_1d"""
    return _atleast(1, tensors, lambda t: t.reshape(1) if t.dim() == 0 else t)


def atleast_2d(*tensors):
    """Fewer dimensions become two. docs: torch.atleast_2d"""
    return _atleast(2, tensors, lambda t: t.reshape(1, 1) if t.dim() == 0 else t.unsqueeze(0) if t.dim() == 1 else t)


def atleast_3d(*tensors):
    """Fewer dimensions become three. docs: torch.atleast_3d"""
    def change(t):
        if t.dim() == 0:
            return t.reshape(1, 1, 1)
        return t.unsqueeze(0).unsqueeze(-1) if t.dim() == 1 else t.unsqueeze(-1) if t.dim() == 2 else t
    return _atleast(3, tensors, change)


def norm(input, p='fro', dim=None, keepdim=False, out=None, dtype=None):
    """Any shape -> without dim, or (). docs: torch.norm"""
    dims = [dim] if isinstance(dim, int) else dim
    given = {} if out is None else {'out': out}
    if isinstance(p, str):
        if p == 'fro' and (dims is None or len(dims) <= 2):
            return _torch.linalg_vector_norm(input, 2, dims, keepdim, dtype=dtype, **given)
        dims = list(range(input.ndim)) if dims is None else dims
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
    _check_tensors(matrices)
    for matrix in matrices:  # docs: aten/src/ATen/native/LinearAlgebra.cpp (checkAllSameDim)
        if matrix.dim() != 2:
            raise RuntimeError(f'Tensor dimension is {matrix.dim()}, expected 2 instead.')
    return matrices[0] if len(matrices) == 1 else _torch.linalg_multi_dot(matrices)


def _lu_no_infos(A, pivot=True, get_infos=False, out=None):
    """(*, M, N) -> (*, M, N), pivots (*, min(M, N)). docs: torch.lu"""
    result = _torch._lu_with_info(A, pivot=pivot, check_errors=not get_infos)
    return result if get_infos else (result[0], result[1])


# What torch calls them inside stands in the messages about their arguments.
unique, unique_consecutive, lu = _return_output, _consecutive_return_output, _lu_no_infos
