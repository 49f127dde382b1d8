"""docs: torch._utils"""
from torch._names import module_gap

_gap = module_gap('torch._utils')


class ExceptionWrapper:
    """docs: torch._utils.ExceptionWrapper"""

    def __init__(self, exc_info=None, where='in background'):
        self.where = where

    def reraise(self):
        raise RuntimeError(f'Caught an exception {self.where}.')


def _get_device_index(device, optional=False, allow_cpu=False):
    if isinstance(device, int):
        return device
    index = getattr(device, 'index', None)
    return 0 if index is None else index


def _flatten_dense_tensors(tensors):
    import _torch
    return _torch.cat([tensor.reshape(-1) for tensor in tensors])


def _unflatten_dense_tensors(flat, tensors):
    made, start = [], 0
    for tensor in tensors:
        count = tensor.numel()
        made.append(flat[start:start + count].view_as(tensor))
        start += count
    return tuple(made)


def __getattr__(name):
    return _gap(name)
