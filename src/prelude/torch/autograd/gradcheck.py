"""Comparing gradients with finite differences: what is compared is not known. docs: torch.autograd.gradcheck"""
from _shapetrace import unknown


class GradcheckError(RuntimeError):
    """docs: torch.autograd.gradcheck.GradcheckError"""


def gradcheck(func, inputs, **kwargs):
    """docs: torch.autograd.gradcheck.gradcheck"""
    func(*(inputs if isinstance(inputs, (tuple, list)) else (inputs,)))
    return unknown('gradients are not computed', bool)


def gradgradcheck(func, inputs, grad_outputs=None, **kwargs):
    """docs: torch.autograd.gradcheck.gradgradcheck"""
    return gradcheck(func, inputs)
