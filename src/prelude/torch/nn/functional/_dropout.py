"""Dropout: all keep the shape. docs: torch.nn.functional"""
import warnings

import _torch

from ._activation import _either


def _check_probability(p):
    if p < 0.0 or p > 1.0:
        raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')


def dropout(input, p=0.5, training=True, inplace=False):
    if p < 0.0 or p > 1.0:
        raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
    if inplace:
        return _torch.dropout_(input, p, training)
    return _torch.dropout(input, p, training)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_probability(p)
    return _either('alpha_dropout', input, inplace, p, training)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    _check_probability(p)
    return _either('feature_alpha_dropout', input, inplace, p, training)


def _feature_dropout(input, p, training, inplace, batched):
    if batched:
        return _either('feature_dropout', input, inplace, p, training)
    input = input.unsqueeze_(0) if inplace else input.unsqueeze(0)
    result = _either('feature_dropout', input, inplace, p, training)
    return result.squeeze_(0) if inplace else result.squeeze(0)


def dropout1d(input, p=0.5, training=True, inplace=False):
    """(N, C, L) or (C, L)"""
    _check_probability(p)
    rank = input.dim()
    if rank not in (2, 3):
        raise RuntimeError(f'dropout1d: Expected 2D or 3D input, but received a {rank}D input. Note that dropout1d '
                           'exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel '
                           'dimension, and an optional batch dimension (i.e. 2D or 3D inputs).')
    return _feature_dropout(input, p, training, inplace, rank == 3)


def _warn_rank(name, rank, spatial, ranks):
    warnings.warn(f'{name}: Received a {rank}-D input to {name}, which is deprecated and will result in an error in a '
                  'future release. To retain the behavior and silence this warning, please use dropout instead. Note '
                  f'that {name} exists to provide channel-wise dropout on inputs with {spatial} spatial dimensions, a '
                  f'channel dimension, and an optional batch dimension (i.e. {ranks} inputs).', stacklevel=3)


def dropout2d(input, p=0.5, training=True, inplace=False):
    """(N, C, H, W), or (N, C, L)"""
    _check_probability(p)
    rank = input.dim()
    if rank not in (3, 4):
        _warn_rank('dropout2d', rank, 2, '3D or 4D')
    if rank == 3:
        warnings.warn('dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior '
                      'is desired - input is interpreted as shape (N, C, L), where C is the channel dim. This behavior '
                      'will change in a future release to interpret the input as one without a batch dimension, i.e. '
                      'shape (C, H, W). To maintain the 1D channel-wise dropout behavior, please switch to using '
                      'dropout1d instead.', stacklevel=2)
    return _either('feature_dropout', input, inplace, p, training)


def dropout3d(input, p=0.5, training=True, inplace=False):
    """(N, C, D, H, W) or (C, D, H, W)"""
    _check_probability(p)
    rank = input.dim()
    if rank not in (4, 5):
        _warn_rank('dropout3d', rank, 3, '4D or 5D')
    return _feature_dropout(input, p, training, inplace, rank == 5)
