"""Parameters as one vector, and back. docs: torch.nn.utils.parameters_to_vector"""
import _torch
from _torch import Tensor


def _check_param_device(param, device):
    """The device that all parameters seen so far are on (-1: no accelerator)."""
    found = param.get_device() if param.is_cuda else -1
    if device is not None and device != found:
        raise TypeError('Found two parameters on different devices, this is currently not supported.')
    return found


def parameters_to_vector(parameters):
    """Any shapes -> (sum of their numbers of elements). docs: torch.nn.utils.parameters_to_vector"""
    device = None
    pieces = []
    for param in parameters:
        device = _check_param_device(param, device)
        pieces.append(param.view(-1))
    return _torch.cat(pieces)


def vector_to_parameters(vec, parameters):
    """(n) -> slices of it become the parameters' data. docs: torch.nn.utils.vector_to_parameters"""
    if not isinstance(vec, Tensor):
        import torch
        raise TypeError(f'expected torch.Tensor, but got: {torch.typename(vec)}')
    device = None
    start = 0
    for param in parameters:
        device = _check_param_device(param, device)
        count = param.numel()
        param.data = vec[start:start + count].view_as(param).detach()
        start += count
