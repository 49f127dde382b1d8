"""Operations on tensors whose axes have names. docs: einops 0.8.2

Only where einops is not installed: an installed one is followed from its own source.
"""

__version__ = "0.8.2"
__all__ = ["EinopsError", "asnumpy", "einsum", "pack", "parse_shape", "rearrange", "reduce", "repeat", "unpack"]


class EinopsError(RuntimeError):
    pass


from .einops import asnumpy, einsum, parse_shape, rearrange, reduce, repeat
from .packing import pack, unpack
