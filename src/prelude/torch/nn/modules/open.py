"""What a layer answers when it cannot tell how many dimensions its input has."""
from _shapetrace import is_unknown, unknown
from _torch import Tensor


def open_rank(*tensors):
    """An unknown result when the rank of one of the tensors is not known (those that are None aside), else None."""
    for tensor in tensors:
        if is_unknown(tensor):
            return unknown('the input is not known', Tensor)
        if tensor is not None and is_unknown(tensor.dim()):
            return unknown('the number of dimensions of the input is not known', Tensor)
    return None
