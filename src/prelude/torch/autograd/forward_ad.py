"""Forward mode: tangents have the shape of what they belong to. docs: torch.autograd.forward_ad"""
from collections import namedtuple

import _torch

UnpackedDualTensor = namedtuple('UnpackedDualTensor', ['primal', 'tangent'])


class dual_level:
    """docs: torch.autograd.forward_ad.dual_level"""

    def __enter__(self):
        return 0

    def __exit__(self, *args):
        return False


def enter_dual_level():
    return 0


def exit_dual_level(*, level=None):
    pass


def make_dual(tensor, tangent, *, level=None):
    """docs: torch.autograd.forward_ad.make_dual"""
    return tensor.view_as(tensor)


def unpack_dual(tensor, *, level=None):
    """docs: torch.autograd.forward_ad.unpack_dual"""
    return UnpackedDualTensor(tensor, _torch.empty_like(tensor))
