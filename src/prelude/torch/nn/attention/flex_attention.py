"""Attention with a function that changes the scores: its result has the shape of plain attention.
docs: torch.nn.attention.flex_attention"""
import _torch
from torch._names import module_gap

_gap = module_gap('torch.nn.attention.flex_attention')


class BlockMask:
    """docs: torch.nn.attention.flex_attention.BlockMask"""

    def __init__(self, shape=None):
        self.shape = shape


def create_block_mask(mask_mod, B, H, Q_LEN, KV_LEN, device='cuda', BLOCK_SIZE=128, _compile=False):
    """docs: torch.nn.attention.flex_attention.create_block_mask"""
    return BlockMask((B or 1, H or 1, Q_LEN, KV_LEN))


def flex_attention(query, key, value, score_mod=None, block_mask=None, scale=None, enable_gqa=False,
                   return_lse=False, kernel_options=None, *, return_aux=None):
    """(B, H, L, E), (B, H, S, E), (B, H, S, Ev) -> (B, H, L, Ev).
    docs: torch.nn.attention.flex_attention.flex_attention"""
    output = _torch.scaled_dot_product_attention(query, key, value, scale=scale, enable_gqa=enable_gqa)
    return (output, query.new_empty(query.shape[:-1], dtype=_torch.float32)) if return_lse else output


def __getattr__(name):
    return _gap(name)
