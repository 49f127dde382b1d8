"""docs: torch._prims_common"""
from typing import Any

DeviceLikeType = Any
ShapeType = Any


def alert_not_deterministic(caller):
    pass


def is_float_dtype(dtype):
    return dtype.is_floating_point


def is_integer_dtype(dtype):
    return not dtype.is_floating_point and not dtype.is_complex and str(dtype) != 'torch.bool'
