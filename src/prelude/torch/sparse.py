"""Sparse matrices: the operators that give dense results. docs: torch.sparse"""
import _torch
from torch._names import module_gap

_gap = module_gap('torch.sparse')
_NATIVE = {'mm': 'mm', 'addmm': 'addmm', 'sum': 'sum', 'softmax': 'softmax', 'log_softmax': 'log_softmax'}


def __getattr__(name):
    return getattr(_torch, _NATIVE[name]) if name in _NATIVE else _gap(name)
