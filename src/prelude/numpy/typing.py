"""Kinds of arrays, for annotations. docs: numpy.typing"""
from typing import Any

from numpy import dtype, ndarray

ArrayLike = Any
DTypeLike = Any
NDArray = ndarray

__all__ = ['ArrayLike', 'DTypeLike', 'NBitBase', 'NDArray']


class NBitBase:
    pass
