"""Embeddings. docs: torch.nn.functional"""
import warnings

import _torch
from _shapetrace import is_unknown, unknown
from torch.nn.modules.open import open_rank


def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    """Integers (*), weight (V, D) -> (*, D)"""
    if padding_idx is None:
        padding_idx = -1
    else:
        if (padding_idx > 0 and padding_idx >= weight.size(0)
                or padding_idx < 0 and padding_idx < -weight.size(0)):
            raise AssertionError('Padding_idx must be within num_embeddings')
        if padding_idx < 0:
            padding_idx = weight.size(0) + padding_idx
    if max_norm is not None:
        input = input.contiguous()
        _torch.embedding_renorm_(weight.detach(), input, max_norm, norm_type)
    return _torch.embedding(weight, input, padding_idx, scale_grad_by_freq, sparse)


_MODES = {'sum': 0, 'mean': 1, 'max': 2}


def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean',
                  sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
    """Integers (B, N), or (N) with offsets (B); weight (V, D) -> (B, D)"""
    if offsets is not None and (is_unknown(input) or is_unknown(input.dim())):
        # Offsets want a flat input, of whatever length.
        input = _torch.empty(unknown('the input is not known', int), dtype=_torch.int64)
    result = open_rank(input, weight, offsets)
    if result is not None:
        return result
    if weight.dtype == _torch.int64 and input.is_floating_point():
        warnings.warn('Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, '
                      '...)` is deprecated, and should now be `embedding_bag(input, weight, ...)`.', stacklevel=2)
        weight, input = input, weight
    if per_sample_weights is not None and input.size() != per_sample_weights.size():
        raise ValueError(f'embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must '
                         f'have the same shape as the input ({input.shape})')
    if weight.dim() != 2:
        raise ValueError(f'weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}')
    if input.dim() == 2:
        if offsets is not None:
            raise ValueError('if input is 2D, then offsets has to be None, as input is treated is a mini-batch of '
                             f'fixed length sequences. However, found offsets of type {type(offsets)}')
        offsets = _torch.arange(0, input.numel(), input.size(1), dtype=input.dtype, device=input.device)
        include_last_offset = False
        input = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif input.dim() == 1:
        if offsets is None:
            raise ValueError('offsets has to be a 1D Tensor but got None')
        if offsets.dim() != 1:
            raise ValueError('offsets has to be a 1D Tensor')
    else:
        raise ValueError(f'input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}')
    if mode not in _MODES:
        raise ValueError('mode has to be one of sum, mean or max')
    if mode == 'max' and scale_grad_by_freq:
        raise ValueError('max mode does not support scaling the gradient by the frequency')
    if mode == 'max' and sparse:
        raise ValueError('max mode does not support sparse weights')
    if max_norm is not None:
        _torch.embedding_renorm_(weight.detach(), input, max_norm, norm_type)
    if per_sample_weights is not None and mode != 'sum':
        raise NotImplementedError('embedding_bag: per_sample_weights was not None. per_sample_weights is only '
                                  f"supported for mode='sum' (got mode='{mode}'). Please open a feature request on "
                                  'GitHub.')
    return _torch.embedding_bag(weight, input, offsets, scale_grad_by_freq, _MODES[mode], sparse, per_sample_weights,
                                include_last_offset, padding_idx)[0]
