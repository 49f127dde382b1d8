"""Causal masks as values of their own. docs: torch.nn.attention.bias"""
import _torch
from torch._names import rest_of


def causal_upper_left(*size):
    """(L, S) booleans. docs: torch.nn.attention.bias.causal_upper_left"""
    return _torch.tril(_torch.ones(*size, dtype=_torch.bool))


def causal_lower_right(*size):
    """(L, S) booleans. docs: torch.nn.attention.bias.causal_lower_right"""
    return _torch.tril(_torch.ones(*size, dtype=_torch.bool), diagonal=size[1] - size[0])


__getattr__ = rest_of('nn.attention.bias')
