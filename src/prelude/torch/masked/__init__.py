"""Reductions and normalizations that leave out elements where a mask is False. docs: torch.masked

Tensors with masks of their own (MaskedTensor) are not modelled.
"""
from torch._names import gap
from torch.masked._ops import (amax, amin, argmax, argmin, cumprod, cumsum, log_softmax, logaddexp, logsumexp, mean,
                               median, norm, normalize, prod, softmax, softmin, std, sum, var)


def is_masked_tensor(obj):
    """Nothing that is modelled is one. docs: torch.masked.is_masked_tensor"""
    return False


def __getattr__(name):
    if name in ('MaskedTensor', 'as_masked_tensor', 'masked_tensor', 'maskedtensor'):
        return gap('torch.masked.' + name)
    raise AttributeError(f"module 'torch.masked' has no attribute '{name}'")
