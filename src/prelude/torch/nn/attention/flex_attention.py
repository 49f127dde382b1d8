"""Attention with a function that changes the scores: its result has the shape of plain attention.
docs: torch.nn.attention.flex_attention"""
import _torch
from torch._names import module_gap

_gap = module_gap('torch.nn.attention.flex_attention')


class BlockMask:
    """docs: torch.nn.attention.flex_attention.BlockMask"""

    def __init__(self, shape=None):
        self.shape = shape


def _index(device):
    return _torch.empty((), dtype=_torch.int64, device=device)


def create_mask(mod_fn, B, H, Q_LEN, KV_LEN, device=None):
    """The function is vectorized: it sees one position of query and key, without dimensions; (B, H, Q, KV) come out.
    docs: torch.nn.attention.flex_attention.create_mask"""
    device = 'cpu' if device is None else device
    entry = mod_fn(_index(device), _index(device), _index(device), _index(device))
    return entry.expand(B or 1, H or 1, Q_LEN, KV_LEN)


def create_block_mask(mask_mod, B, H, Q_LEN, KV_LEN, device=None, BLOCK_SIZE=128, _compile=False, **options):
    """docs: torch.nn.attention.flex_attention.create_block_mask"""
    mask = create_mask(mask_mod, B, H, Q_LEN, KV_LEN, device)
    if mask.dtype != _torch.bool:
        raise AssertionError(f'mask.dtype must be torch.bool, got {mask.dtype}')
    return BlockMask((B or 1, H or 1, Q_LEN, KV_LEN))


def _check(query, key, value, enable_gqa):
    if query.size(-1) != key.size(-1):
        raise ValueError(f'Expect query and key/value to have the same embedding dimension '
                         f'but got E={query.size(-1)} and E={key.size(-1)}.')
    if query.device.type == 'cpu' and (query.requires_grad or key.requires_grad or value.requires_grad):
        raise NotImplementedError('FlexAttention does not support backward on CPU. '
                                  'Please set the input requires_grad to False or use another device.')
    if query.dim() != 4 or key.dim() != 4 or value.dim() != 4:
        raise NotImplementedError('NYI: query, key, and value must be 4D tensors')
    heads, shared = query.size(-3), key.size(-3)
    if not enable_gqa and heads != shared:
        raise ValueError('Expect query and key/value to have the same number of heads '
                         f'but got Hq={heads} and Hkv={shared}. Try setting enable_gqa=True for GQA.')
    if enable_gqa and heads % shared != 0:
        raise ValueError('Expect number of query heads to be a multiple of kv heads for GQA '
                         f'but got Hq={heads} and Hkv={shared}.')


def flex_attention(query, key, value, score_mod=None, block_mask=None, scale=None, enable_gqa=False,
                   return_lse=False, kernel_options=None, *, return_aux=None):
    """(B, H, L, E), (B, H, S, E), (B, H, S, Ev) -> (B, H, L, Ev).
    docs: torch.nn.attention.flex_attention.flex_attention"""
    _check(query, key, value, enable_gqa)
    output = _torch.scaled_dot_product_attention(query, key, value, scale=scale, enable_gqa=enable_gqa)
    return (output, query.new_empty(query.shape[:-1], dtype=_torch.float32)) if return_lse else output


def __getattr__(name):
    return _gap(name)
