"""Multi-head attention and the masks it takes. docs: torch.nn.functional"""
import math
import warnings

import _torch
from _torch import Tensor
from torch.nn.modules.open import open_rank

from ._dropout import dropout


def _check_ranks(batch, q, key, value, key_padding_mask, attn_mask, mask_rank):
    if key.dim() != q or value.dim() != q:
        raise AssertionError(f'For {batch} ({q}-D) `query`, expected `key` and `value` to be {q}-D but found '
                             f'{key.dim()}-D and {value.dim()}-D tensors respectively')
    if key_padding_mask is not None and key_padding_mask.dim() != mask_rank:
        raise AssertionError(f'For {batch} ({q}-D) `query`, expected `key_padding_mask` to be `None` or {mask_rank}-D '
                             f'but found {key_padding_mask.dim()}-D tensor instead')
    if attn_mask is not None and attn_mask.dim() not in (2, 3):
        raise AssertionError(f'For {batch} ({q}-D) `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found '
                             f'{attn_mask.dim()}-D tensor instead')


def _mha_shape_check(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Whether the query has a batch dimension; all the others have to agree."""
    if query.dim() == 3:
        _check_ranks('batched', 3, key, value, key_padding_mask, attn_mask, 2)
        return True
    if query.dim() == 2:
        _check_ranks('unbatched', 2, key, value, key_padding_mask, attn_mask, 1)
        if attn_mask is not None and attn_mask.dim() == 3:
            expected = (num_heads, query.shape[0], key.shape[0])
            if attn_mask.shape != expected:
                raise AssertionError(f'Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}')
        return False
    raise AssertionError(f'query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor')


def _canonical_mask(mask, mask_name, other_type, other_name, target_type, check_other=True):
    """A boolean mask as a float mask; float ones as they are."""
    if mask is None:
        return None
    is_float = mask.is_floating_point()
    if mask.dtype != _torch.bool and not is_float:
        raise AssertionError(f'only bool and floating types of {mask_name} are supported')
    if check_other and other_type is not None and mask.dtype != other_type:
        warnings.warn(f'Support for mismatched {mask_name} and {other_name} is deprecated. Use same type for both '
                      'instead.', stacklevel=2)
    if is_float:
        return mask
    return _torch.zeros_like(mask, dtype=target_type).masked_fill_(mask, float('-inf'))


def _none_or_dtype(input):
    if input is None:
        return None
    if isinstance(input, Tensor):
        return input.dtype
    raise RuntimeError('input to _none_or_dtype() must be None or torch.Tensor')


def _in_projection_packed(q, k, v, w, b=None):
    """Query, key and value times the three parts of one weight."""
    size = q.size(-1)
    if k is v:
        if q is k:
            proj = _torch.linear(q, w, b)
            proj = proj.unflatten(-1, (3, size)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
            return proj[0], proj[1], proj[2]
        w_q, w_kv = w.split([size, size * 2])
        b_q, b_kv = (None, None) if b is None else b.split([size, size * 2])
        q_proj = _torch.linear(q, w_q, b_q)
        kv_proj = _torch.linear(k, w_kv, b_kv)
        kv_proj = kv_proj.unflatten(-1, (2, size)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
        return q_proj, kv_proj[0], kv_proj[1]
    w_q, w_k, w_v = w.chunk(3)
    b_q, b_k, b_v = (None, None, None) if b is None else b.chunk(3)
    return _torch.linear(q, w_q, b_q), _torch.linear(k, w_k, b_k), _torch.linear(v, w_v, b_v)


def _in_projection(q, k, v, w_q, w_k, w_v, b_q=None, b_k=None, b_v=None):
    """Query, key and value times a weight each."""
    size = q.size(-1)
    for name, weight, wanted in (('query', w_q, (size, size)), ('key', w_k, (size, k.size(-1))),
                                 ('value', w_v, (size, v.size(-1)))):
        if weight.shape[0] != wanted[0] or weight.shape[1] != wanted[1]:
            raise AssertionError(f'expecting {name} weights shape of {wanted}, but got {weight.shape}')
    for name, bias in (('query', b_q), ('key', b_k), ('value', b_v)):
        if bias is not None and bias.shape != (size,):
            raise AssertionError(f'expecting {name} bias shape of {(size,)}, but got {bias.shape}')
    return _torch.linear(q, w_q, b_q), _torch.linear(k, w_k, b_k), _torch.linear(v, w_v, b_v)


def _project(query, key, value, packed_weight, bias, separate, weights):
    if not separate:
        if key.shape != value.shape:
            raise AssertionError(f'key shape {key.shape} does not match value shape {value.shape}')
        if packed_weight is None:
            raise AssertionError('use_separate_proj_weight is False but in_proj_weight is None')
        return _in_projection_packed(query, key, value, packed_weight, bias)
    if key.shape[:2] != value.shape[:2]:
        raise AssertionError(f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
    for name, weight in zip(('q', 'k', 'v'), weights):
        if weight is None:
            raise AssertionError(f'use_separate_proj_weight is True but {name}_proj_weight is None')
    biases = (None, None, None) if bias is None else bias.chunk(3)
    return _in_projection(query, key, value, *weights, *biases)


def _check_attn_mask(attn_mask, size_2d, size_3d):
    """The mask with three dimensions."""
    if attn_mask.dim() == 2:
        if attn_mask.shape != size_2d:
            raise RuntimeError(f'The shape of the 2D attn_mask is {attn_mask.shape}, but should be {size_2d}.')
        return attn_mask.unsqueeze(0)
    if attn_mask.dim() == 3:
        if attn_mask.shape != size_3d:
            raise RuntimeError(f'The shape of the 3D attn_mask is {attn_mask.shape}, but should be {size_3d}.')
        return attn_mask
    raise RuntimeError(f"attn_mask's dimension {attn_mask.dim()} is not supported")


def _split_heads(tensor, static, name, rows, head_dim):
    """(L, N, E) as (N * heads, L, head_dim), or the given keys or values when they are static."""
    if static is None:
        return tensor.view(tensor.shape[0], rows, head_dim).transpose(0, 1)
    if static.size(0) != rows:
        raise AssertionError(f'expecting {name}.size(0) of {rows}, but got {static.size(0)}')
    if static.size(2) != head_dim:
        raise AssertionError(f'expecting {name}.size(2) of {head_dim}, but got {static.size(2)}')
    return static


def _check_key_padding_mask(mask, src_len, bsz):
    if mask.shape[0] != bsz:
        raise AssertionError(f'Expected key_padded_mask.shape[0] to be {bsz}, but got {mask.shape[0]}')
    if mask.shape[1] != src_len:
        raise AssertionError(f'Expected key_padded_mask.shape[1] to be {src_len}, but got {mask.shape[1]}')


def multi_head_attention_forward(
        query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn,
        dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True,
        attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None,
        static_k=None, static_v=None, average_attn_weights=True, is_causal=False):
    """query (L, N, E), key and value (S, N, *) -> (L, N, E), weights (N, L, S) or (N, heads, L, S); or all without N"""
    result = open_rank(query, key, value, attn_mask, key_padding_mask)
    if result is not None:
        return result, (result if need_weights else None)
    is_batched = _mha_shape_check(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not is_batched:
        query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    tgt_len, bsz, embed_dim = query.shape
    src_len, _, _ = key.shape
    key_padding_mask = _canonical_mask(key_padding_mask, 'key_padding_mask', _none_or_dtype(attn_mask), 'attn_mask',
                                       query.dtype)
    if is_causal and attn_mask is None:
        raise RuntimeError('Need attn_mask if specifying the is_causal hint. You may use the Transformer module method '
                           '`generate_square_subsequent_mask` to create this mask.')
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        attn_mask = _canonical_mask(attn_mask, 'attn_mask', None, '', query.dtype, check_other=False)
        if key_padding_mask is not None:
            is_causal = False
    if embed_dim != embed_dim_to_check:
        raise AssertionError(f'was expecting embedding dimension of {embed_dim_to_check}, but got {embed_dim}')
    head_dim = embed_dim // num_heads
    if head_dim * num_heads != embed_dim:
        raise AssertionError(f'embed_dim {embed_dim} not divisible by num_heads {num_heads}')
    q, k, v = _project(query, key, value, in_proj_weight, in_proj_bias, use_separate_proj_weight,
                       (q_proj_weight, k_proj_weight, v_proj_weight))
    rows = bsz * num_heads
    if attn_mask is not None:
        attn_mask = _check_attn_mask(attn_mask, (tgt_len, src_len), (rows, tgt_len, src_len))
    if bias_k is not None and bias_v is not None:
        if static_k is not None:
            raise AssertionError('bias cannot be added to static key.')
        if static_v is not None:
            raise AssertionError('bias cannot be added to static value.')
        k = _torch.cat([k, bias_k.repeat(1, bsz, 1)])
        v = _torch.cat([v, bias_v.repeat(1, bsz, 1)])
        attn_mask, key_padding_mask = _one_more(attn_mask), _one_more(key_padding_mask)
    else:
        if bias_k is not None:
            raise AssertionError('bias_k is set but bias_v is None')
        if bias_v is not None:
            raise AssertionError('bias_v is set but bias_k is None')
    q = q.view(tgt_len, rows, head_dim).transpose(0, 1)
    k = _split_heads(k, static_k, 'static_k', rows, head_dim)
    v = _split_heads(v, static_v, 'static_v', rows, head_dim)
    if add_zero_attn:
        k = _torch.cat([k, _torch.zeros((rows, 1, head_dim), dtype=k.dtype, device=k.device)], dim=1)
        v = _torch.cat([v, _torch.zeros((rows, 1, head_dim), dtype=v.dtype, device=v.device)], dim=1)
        attn_mask, key_padding_mask = _one_more(attn_mask), _one_more(key_padding_mask)
    src_len = k.size(1)
    if key_padding_mask is not None:
        _check_key_padding_mask(key_padding_mask, src_len, bsz)
        wide = key_padding_mask.view(bsz, 1, 1, src_len).expand(-1, num_heads, -1, -1).reshape(rows, 1, src_len)
        attn_mask = wide if attn_mask is None else attn_mask + wide
    if not training:
        dropout_p = 0.0
    if need_weights:
        output, weights = _attend_with_weights(q, k, v, attn_mask, dropout_p, is_causal)
        output = output.transpose(0, 1).reshape(tgt_len * bsz, embed_dim)
    else:
        if attn_mask is not None:
            if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
                attn_mask = attn_mask.unsqueeze(0)
            else:
                attn_mask = attn_mask.view(bsz, num_heads, -1, src_len)
        q = q.view(bsz, num_heads, tgt_len, head_dim)
        k = k.view(bsz, num_heads, src_len, head_dim)
        v = v.view(bsz, num_heads, src_len, head_dim)
        output = _torch.scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
        output = output.permute(2, 0, 1, 3).reshape(bsz * tgt_len, embed_dim)
    output = _torch.linear(output, out_proj_weight, out_proj_bias)
    output = output.view(tgt_len, bsz, output.size(1))
    if not is_batched:
        output = output.squeeze(1)
    if not need_weights:
        return output, None
    weights = weights.view(bsz, num_heads, tgt_len, src_len)
    if average_attn_weights:
        weights = weights.mean(dim=1)
    return output, weights if is_batched else weights.squeeze(0)


def _one_more(mask):
    """The mask with one more column, for a key that was added."""
    return None if mask is None else _torch.pad(mask, (0, 1))


def _attend_with_weights(q, k, v, attn_mask, dropout_p, is_causal):
    scaled = q * math.sqrt(1.0 / float(q.size(2)))
    if is_causal and attn_mask is None:
        raise AssertionError('FIXME: is_causal not implemented for need_weights')
    if attn_mask is not None:
        weights = _torch.baddbmm(attn_mask, scaled, k.transpose(-2, -1))
    else:
        weights = _torch.bmm(scaled, k.transpose(-2, -1))
    weights = weights.softmax(-1)
    if dropout_p > 0.0:
        weights = dropout(weights, p=dropout_p)
    return _torch.bmm(weights, v), weights
