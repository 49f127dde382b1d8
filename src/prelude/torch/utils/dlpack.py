"""Tensors exchanged with other libraries.

docs: torch.utils.dlpack
"""


def to_dlpack(tensor):
    return tensor


def from_dlpack(ext_tensor, **kwargs):
    import _torch
    if isinstance(ext_tensor, _torch.Tensor):
        return ext_tensor
    if hasattr(ext_tensor, "_to_tensor"):
        return ext_tensor._to_tensor()
    import _shapetrace
    return _shapetrace.unknown("a tensor of another library", _torch.Tensor)
