"""Laid over the installed module: what is asked of a tensor that is not known at all is not known."""
from _shapetrace import is_unknown as _is_unknown, unknown as _unknown

_pack, _unpack = pack, unpack


def pack(tensors, pattern):
    if _is_unknown(tensors) or _is_unknown(*tensors):
        doubt = tensors if _is_unknown(tensors) else 'one of the tensors is not known'
        return _unknown(doubt), _unknown(doubt, list)
    return _pack(tensors, pattern)


def unpack(tensor, packed_shapes, pattern):
    if _is_unknown(tensor, packed_shapes):
        return _unknown(tensor if _is_unknown(tensor) else packed_shapes, list)
    return _unpack(tensor, packed_shapes, pattern)
