"""Resizing, sampling, padding and sliding blocks. docs: torch.nn.functional"""
import warnings

import _torch
from torch.nn.modules.open import open_rank
from torch.nn.modules.utils import _pair

from ._pooling import adaptive_avg_pool2d, adaptive_avg_pool3d

_GRID_CHANGED = ('Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please '
                 'specify align_corners=True if the old behavior is desired. See the documentation of grid_sample for '
                 'details.')
GRID_SAMPLE_INTERPOLATION_MODES = {'bilinear': 0, 'nearest': 1, 'bicubic': 2}
GRID_SAMPLE_PADDING_MODES = {'zeros': 0, 'border': 1, 'reflection': 2}

# (rank, mode) -> native operator, and whether it takes align_corners
_UPSAMPLE = {
    (3, 'nearest'): ('upsample_nearest1d', False),
    (4, 'nearest'): ('upsample_nearest2d', False),
    (5, 'nearest'): ('upsample_nearest3d', False),
    (3, 'nearest-exact'): ('_upsample_nearest_exact1d', False),
    (4, 'nearest-exact'): ('_upsample_nearest_exact2d', False),
    (5, 'nearest-exact'): ('_upsample_nearest_exact3d', False),
    (3, 'linear'): ('upsample_linear1d', True),
    (4, 'bilinear'): ('upsample_bilinear2d', True),
    (5, 'trilinear'): ('upsample_trilinear3d', True),
    (4, 'bicubic'): ('upsample_bicubic2d', True),
}
_ANTIALIASED = {'bilinear': '_upsample_bilinear2d_aa', 'bicubic': '_upsample_bicubic2d_aa',
                'lanczos': '_upsample_lanczos2d_aa'}
_RANK_OF_MODE = {'linear': 3, 'bilinear': 4, 'trilinear': 5}


def _is_integer(x):
    return isinstance(x, int) or (hasattr(x, 'is_floating_point') and not x.is_floating_point()) \
        or type(x).__module__ == 'numpy' and 'int' in type(x).__name__


def _spatial_error(input, what, given, names):
    return ValueError(f'Input and {what[0]} must have the same number of spatial dimensions, but got input with '
                      f'spatial dimensions of {list(input.shape[2:])} and {what[1]} {given}. Please provide input '
                      f'tensor in (N, C, d1, d2, ...,dK) format and {what[2]} in {names} format.')


def interpolate(input, size=None, scale_factor=None, mode='nearest', align_corners=None, recompute_scale_factor=None,
                antialias=False):
    """(N, C, *) -> (N, C, *size) or each size times scale_factor, rounded down"""
    result = open_rank(input)
    if result is not None:
        return result
    if mode in ('nearest', 'area', 'nearest-exact'):
        if align_corners is not None:
            raise ValueError('align_corners option can only be set with the interpolating modes: linear | bilinear | '
                             'bicubic | trilinear')
    elif align_corners is None:
        align_corners = False
    rank = input.dim()
    spatial = rank - 2
    output_size = scale_factors = None
    if size is not None:
        if scale_factor is not None:
            raise ValueError('only one of size or scale_factor should be defined')
        if isinstance(size, (list, tuple)):
            if len(size) != spatial:
                raise _spatial_error(input, ('output', 'output size of', 'output size'), size, '(o1, o2, ...,oK)')
            if not all(_is_integer(x) for x in size):
                raise TypeError('expected size to be one of int or Tuple[int] or Tuple[int, int] or Tuple[int, int, '
                                f'int], but got size with types {[type(x) for x in size]}')
            output_size = size
        else:
            output_size = [size for _ in range(spatial)]
    elif scale_factor is not None:
        if isinstance(scale_factor, (list, tuple)):
            if len(scale_factor) != spatial:
                raise _spatial_error(input, ('scale_factor', 'scale_factor of shape', 'scale_factor'), scale_factor,
                                     '(s1, s2, ...,sK)')
            scale_factors = scale_factor
        else:
            scale_factors = [scale_factor for _ in range(spatial)]
    else:
        raise ValueError('either size or scale_factor should be defined')
    if recompute_scale_factor and size is not None:
        raise ValueError('recompute_scale_factor is not meaningful with an explicit size.')
    if recompute_scale_factor or (mode == 'area' and output_size is None):
        output_size = [int(input.size(i + 2) * scale_factors[i]) for i in range(spatial)]
        scale_factors = None
    if antialias and not (mode in _ANTIALIASED and rank == 4):
        raise ValueError('Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D '
                         'tensor as input')
    return _upsample(input, rank, mode, output_size, scale_factors, align_corners, antialias)


def _upsample(input, rank, mode, output_size, scale_factors, align_corners, antialias):
    if mode == 'area' and rank in (3, 4, 5):
        pool = (_torch.adaptive_avg_pool1d, adaptive_avg_pool2d, adaptive_avg_pool3d)[rank - 3]
        return pool(input, output_size)
    if mode == 'lanczos' and rank == 4:
        if align_corners:
            raise ValueError('Lanczos mode does not support align_corners=True')
        if not antialias:
            raise ValueError('Lanczos mode requires antialias=True')
    if antialias:
        return getattr(_torch, _ANTIALIASED[mode])(input, output_size, align_corners, scale_factors)
    native, takes_corners = _UPSAMPLE.get((rank, mode), (None, None))
    if native is not None:
        if takes_corners:
            return getattr(_torch, native)(input, output_size, align_corners, scale_factors)
        return getattr(_torch, native)(input, output_size, scale_factors)
    if rank in (3, 4, 5) and mode in _RANK_OF_MODE:
        raise NotImplementedError(f'Got {rank}D input, but {mode} mode needs {_RANK_OF_MODE[mode]}D input')
    raise NotImplementedError('Input Error: Only 3D, 4D and 5D input Tensors supported '
                              f'(got {rank}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | '
                              f'lanczos | area | nearest-exact (got {mode})')


def _warn_renamed(name):
    warnings.warn(f'`nn.functional.{name}` is deprecated. Use `nn.functional.interpolate` instead.', stacklevel=3)


def upsample(input, size=None, scale_factor=None, mode='nearest', align_corners=None):
    """The old name of interpolate"""
    _warn_renamed('upsample')
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    """The old name of interpolate with mode='nearest'"""
    _warn_renamed('upsample_nearest')
    return interpolate(input, size, scale_factor, mode='nearest')


def upsample_bilinear(input, size=None, scale_factor=None):
    """The old name of interpolate with mode='bilinear'"""
    _warn_renamed('upsample_bilinear')
    return interpolate(input, size, scale_factor, mode='bilinear', align_corners=True)


def grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None):
    """(N, C, H, W), grid (N, H', W', 2) -> (N, C, H', W'); also with D"""
    if mode not in GRID_SAMPLE_INTERPOLATION_MODES:
        raise ValueError("nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got"
                         f": '{mode}'")
    if padding_mode not in GRID_SAMPLE_PADDING_MODES:
        raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
                         f"but got: '{padding_mode}'")
    if align_corners is None:
        warnings.warn(_GRID_CHANGED, stacklevel=2)
        align_corners = False
    return _torch.grid_sampler(input, grid, GRID_SAMPLE_INTERPOLATION_MODES[mode],
                               GRID_SAMPLE_PADDING_MODES[padding_mode], align_corners)


def affine_grid(theta, size, align_corners=None):
    """theta (N, 2, 3), size (N, C, H, W) -> (N, H, W, 2); also (N, 3, 4) with D"""
    if align_corners is None:
        warnings.warn(_GRID_CHANGED, stacklevel=2)
        align_corners = False
    if not theta.is_floating_point():
        raise ValueError(f'Expected theta to have floating point type, but got {theta.dtype}')
    if len(size) not in (4, 5):
        raise NotImplementedError('affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, '
                                  f'respectively. Got size {size}.')
    n = len(size) - 2
    if theta.dim() != 3 or theta.shape[-2] != n or theta.shape[-1] != n + 1:
        raise ValueError(f'Expected a batch of {n}D affine matrices of shape Nx{n}x{n + 1} for size {size}. Got '
                         f'{theta.shape}.')
    if align_corners and min(size[-n:]) == 1:
        warnings.warn('Since version 1.3.0, affine_grid behavior has changed for unit-size grids when '
                      'align_corners=True. This is not an intended use case of affine_grid. See the documentation of '
                      'affine_grid for details.', stacklevel=2)
    elif min(size) <= 0:
        raise ValueError(f'Expected non-zero, positive output size. Got {size}')
    return _torch.affine_grid_generator(theta, size, align_corners)


def pad(input, pad, mode='constant', value=None):
    """pad: amounts before and after, last dimension first"""
    return _torch.pad(input, pad, mode, value)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    """(N, C, H, W) -> (N, C * block, L)"""
    return _torch.im2col(input, _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    """(N, C * block, L) -> (N, C, *output_size)"""
    return _torch.col2im(input, _pair(output_size), _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))


def assert_int_or_pair(arg, arg_name, message):
    if not (isinstance(arg, int) or len(arg) == 2):
        raise AssertionError(message.format(arg_name))
