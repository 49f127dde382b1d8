"""Pooling. docs: torch.nn.functional

The functions whose inner name starts with an underscore are the ones that torch picks by `return_indices`; Python's own
messages about wrong arguments show these names.
"""
import _torch
from torch.nn.modules.utils import _list_with_default, _pair, _single, _triple


def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                            return_indices=False):
    """(N, C, L) or (C, L) -> values, indices"""
    return _torch.max_pool1d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation,
                                          ceil_mode)


def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                            return_indices=False):
    """(N, C, H, W) or (C, H, W) -> values, indices"""
    return _torch.max_pool2d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation,
                                          ceil_mode)


def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                            return_indices=False):
    """(N, C, D, H, W) or (C, D, H, W) -> values, indices"""
    return _torch.max_pool3d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation,
                                          ceil_mode)


def _max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """(N, C, L) or (C, L) -> the same with L pooled"""
    if return_indices:
        return max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
    return _torch.max_pool1d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """(N, C, H, W) or (C, H, W) -> the same with H and W pooled"""
    if return_indices:
        return max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
    return _torch.max_pool2d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


def _max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """(N, C, D, H, W) or (C, D, H, W) -> the same with D, H and W pooled"""
    if return_indices:
        return max_pool3d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
    return _torch.max_pool3d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


max_pool1d, max_pool2d, max_pool3d = _max_pool1d, _max_pool2d, _max_pool3d


def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
    """(N, C, L) or (C, L) -> values, indices"""
    return _torch.adaptive_max_pool1d(input, output_size)


def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
    """(N, C, H, W) or (C, H, W) -> values, indices"""
    return _torch.adaptive_max_pool2d(input, _list_with_default(output_size, input.size()))


def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
    """(N, C, D, H, W) or (C, D, H, W) -> values, indices"""
    return _torch.adaptive_max_pool3d(input, _list_with_default(output_size, input.size()))


def _adaptive_max_pool1d(input, output_size, return_indices=False):
    """(N, C, L) or (C, L) -> L = output_size"""
    both = adaptive_max_pool1d_with_indices(input, output_size)
    return both if return_indices else both[0]


def _adaptive_max_pool2d(input, output_size, return_indices=False):
    """(N, C, H, W) or (C, H, W) -> (H, W) = output_size, None keeps"""
    both = adaptive_max_pool2d_with_indices(input, output_size)
    return both if return_indices else both[0]


def _adaptive_max_pool3d(input, output_size, return_indices=False):
    """(N, C, D, H, W) or (C, D, H, W) -> (D, H, W) = output_size, None keeps"""
    both = adaptive_max_pool3d_with_indices(input, output_size)
    return both if return_indices else both[0]


adaptive_max_pool1d, adaptive_max_pool2d, adaptive_max_pool3d = (_adaptive_max_pool1d, _adaptive_max_pool2d,
                                                                 _adaptive_max_pool3d)


def adaptive_avg_pool2d(input, output_size):
    """(N, C, H, W) or (C, H, W) -> (H, W) = output_size, None keeps"""
    return _torch.adaptive_avg_pool2d(input, _list_with_default(output_size, input.size()))


def adaptive_avg_pool3d(input, output_size):
    """(N, C, D, H, W) or (C, D, H, W) -> (D, H, W) = output_size, None keeps"""
    return _torch.adaptive_avg_pool3d(input, _list_with_default(output_size, input.size()))


def _fractional(native, name, input, kernel_size, output_size, output_ratio, samples, spatial, tupled):
    if output_size is None and output_ratio is None:
        raise ValueError(f'{name} requires specifying either an output_size or an output_ratio')
    if output_size is None:
        if spatial == 2 and len(output_ratio) > 2:
            raise ValueError(f'{name} requires output_ratio to either be a single Int or tuple of Ints.')
        ratio = tupled(output_ratio)
        output_size = [int(input.size(d - spatial) * ratio[d]) for d in range(spatial)]
    if samples is None:
        batch = 1 if input.dim() == spatial + 1 else input.size(0)
        samples = _torch.rand(batch, input.size(-spatial - 1), spatial, dtype=input.dtype, device=input.device)
    # docs: aten/src/ATen/native/FractionalMaxPool2d.cpp, FractionalMaxPool3d.cpp, FractionalMaxPooling.h
    for what, sizes in (('kernel_size', kernel_size), ('output_size', output_size)):
        if hasattr(sizes, '__len__') and len(sizes) != spatial:
            raise RuntimeError(f'{name}: {what} must either be a single Int or tuple of {"three " * (spatial == 3)}Ints')
    kernel_size, output_size = tupled(kernel_size), tupled(output_size)
    if min(kernel_size) <= 0:
        raise RuntimeError(f'{name}(): kernel size should be greater than zero, but got {"x".join(map(str, kernel_size))}')
    where = f'{name}_out()' if spatial == 3 else f'{name}()'
    if input.dim() not in (spatial + 1, spatial + 2):
        raise RuntimeError(f'{where}: Expected {spatial + 1}D or {spatial + 2}D tensor, but got: {list(input.shape)}')
    for d in range(1, input.dim()):
        if input.size(d) == 0:
            raise RuntimeError(f'{where}: Expected input to have non-zero size for non-batch dimensions, but got'
                               f'{list(input.shape)} with dimension {d} being empty.')
    windows = list(zip(('time', 'height', 'width')[-spatial:], output_size, input.shape[-spatial:], kernel_size))
    if spatial == 3:  # in another order, and a volume must have one more than its window
        windows = [windows[0], windows[2], windows[1]]
    for axis, out, size, kernel in windows:
        if out + kernel - 1 > size - (spatial == 3):
            raise RuntimeError(f'{where}: pool {axis} {kernel} too large relative to input {axis} {size}')
    if samples.dtype != input.dtype:
        raise RuntimeError('Expect _random_samples to have the same dtype as input')
    batch, channels = (1, input.size(0)) if input.dim() == spatial + 1 else input.shape[:2]
    if samples.dim() != 3:
        raise RuntimeError(f'Expect _random_samples to have 3 dimensions got {samples.dim()}')
    if samples.size(0) < batch:
        raise RuntimeError('Expect _random_samples.size(0) no less then input batch size.')
    if samples.size(1) != channels:
        raise RuntimeError('Expect _random_samples.size(1) equals to input channel size.')
    if samples.size(2) != spatial:
        raise RuntimeError(f'Expect _random_samples.size(2) equals to {spatial} got {samples.size(2)}.')
    if input.is_complex():
        kind = 'ComplexFloat' if input.dtype == _torch.complex64 else 'ComplexDouble'
        raise NotImplementedError(f'"{name}_out_frame" not implemented for \'{kind}\'')
    return native(input.contiguous(), output_size)  # the same shapes


def fractional_max_pool2d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                       _random_samples=None):
    """(N, C, H, W) or (C, H, W) -> values, indices"""
    return _fractional(_torch.adaptive_max_pool2d, 'fractional_max_pool2d', input, kernel_size, output_size,
                       output_ratio, _random_samples, 2, _pair)


def fractional_max_pool3d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                       _random_samples=None):
    """(N, C, D, H, W) or (C, D, H, W) -> values, indices"""
    return _fractional(_torch.adaptive_max_pool3d, 'fractional_max_pool3d', input, kernel_size, output_size,
                       output_ratio, _random_samples, 3, _triple)


def _fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                           _random_samples=None):
    """(N, C, H, W) or (C, H, W) -> H and W of output_size or scaled"""
    both = fractional_max_pool2d_with_indices(input, kernel_size, output_size, output_ratio, False, _random_samples)
    return both if return_indices else both[0]


def _fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                           _random_samples=None):
    """(N, C, D, H, W) or (C, D, H, W) -> sizes of output_size or scaled"""
    both = fractional_max_pool3d_with_indices(input, kernel_size, output_size, output_ratio, False, _random_samples)
    return both if return_indices else both[0]


fractional_max_pool2d, fractional_max_pool3d = _fractional_max_pool2d, _fractional_max_pool3d


def _unpool_output_size(input, kernel_size, stride, padding, output_size):
    """The sizes before pooling: what is asked for, when that is within one stride of what the numbers say."""
    spatial = len(kernel_size)
    sizes = input.size()
    default = [(sizes[-spatial + d] - 1) * stride[d] + kernel_size[d] - 2 * padding[d] for d in range(spatial)]
    if output_size is None:
        output_size = default
    else:
        if len(output_size) == spatial + 2:
            output_size = output_size[2:]
        if len(output_size) != spatial:
            raise ValueError(f'output_size should be a sequence containing {spatial} or {spatial + 2} elements, but it '
                             f"has a length of '{len(output_size)}'")
        for d in range(spatial):
            low, high = default[d] - stride[d], default[d] + stride[d]
            if not low < output_size[d] < high:
                raise ValueError(f'invalid output_size "{output_size}" (dim {d} must be between {low} and {high})')
    for d in range(spatial):
        if output_size[d] < 0:
            raise ValueError('max_unpooling: output_size must contain non-negative spatial dimensions, but got '
                             f'output_size[{d}]={output_size[d]}')
    return output_size


def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """(N, C, L) and indices -> L as before pooling"""
    kernel_size = _single(kernel_size)
    stride = kernel_size if stride is None else _single(stride)
    sizes = _unpool_output_size(input, kernel_size, stride, _single(padding), output_size)
    return _torch.max_unpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), [*sizes, 1]).squeeze(-1)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """(N, C, H, W) and indices -> H and W as before pooling"""
    kernel_size = _pair(kernel_size)
    stride = kernel_size if stride is None else _pair(stride)
    return _torch.max_unpool2d(input, indices,
                               _unpool_output_size(input, kernel_size, stride, _pair(padding), output_size))


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    """(N, C, D, H, W) and indices -> D, H and W as before pooling"""
    kernel_size = _triple(kernel_size)
    stride = kernel_size if stride is None else _triple(stride)
    padding = _triple(padding)
    sizes = _unpool_output_size(input, kernel_size, stride, padding, output_size)
    return _torch.max_unpool3d(input, indices, sizes, stride, padding)


def _lp_pool(input, norm_type, kernel_size, stride, ceil_mode, volume, avg_pool, max_pool):
    if isinstance(norm_type, (int, float)):
        if norm_type == 0:
            raise ValueError(f'norm_type must be a non-zero value, but got {norm_type}')
        if norm_type == float('inf'):
            return max_pool(input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        if norm_type == -float('inf'):
            return -max_pool(-input.abs(), kernel_size, stride, 0, 1, ceil_mode)
    if stride is not None:
        out = avg_pool(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    else:
        out = avg_pool(input.pow(norm_type), kernel_size, padding=0, ceil_mode=ceil_mode)
    return (out.sign() * _torch.relu(out.abs())).mul(volume).pow(1.0 / norm_type)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(N, C, L) or (C, L) -> the same with L pooled"""
    return _lp_pool(input, norm_type, kernel_size, stride, ceil_mode, kernel_size, _torch.avg_pool1d, _max_pool1d)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(N, C, H, W) or (C, H, W) -> the same with H and W pooled"""
    kw, kh = _pair(kernel_size)
    return _lp_pool(input, norm_type, kernel_size, stride, ceil_mode, kw * kh, _torch.avg_pool2d, _max_pool2d)


def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(N, C, D, H, W) or (C, D, H, W) -> the same with D, H and W pooled"""
    kd, kw, kh = _triple(kernel_size)
    return _lp_pool(input, norm_type, kernel_size, stride, ceil_mode, kd * kw * kh, _torch.avg_pool3d, _max_pool3d)


# Each is known by the name that callers use (torch._jit_internal.boolean_dispatch).
for _pool in (max_pool1d, max_pool2d, max_pool3d, adaptive_max_pool1d, adaptive_max_pool2d, adaptive_max_pool3d,
              fractional_max_pool2d, fractional_max_pool3d):
    _pool.__name__ = _pool.__name__.lstrip('_')
