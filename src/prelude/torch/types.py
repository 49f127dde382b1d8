"""Type aliases for annotations. docs: torch.types"""
from typing import Any, List, Sequence, Tuple, Union

from _torch import Size, Tensor
from _torch import device as _device_type
from _torch import dtype as _dtype
from torch._names import rest_of

_TensorOrTensors = Union[Tensor, Sequence]
_TensorOrTensorsOrGradEdge = _TensorOrTensors
_TensorOrOptionalTensors = _TensorOrTensors
_size = Union[Size, List, Tuple]
_symsize = _size
_dispatchkey = Any
_layout = _qscheme = _memory_format = Any
_int, _float, _bool, _complex = int, float, bool, complex
_device = Union[_device_type, str, int, None]
Device = DeviceLikeType = _device
Number = Union[int, float, bool]
_Number = (int, float, bool)
PySymType = Union[int, float]
IntLikeType = int
FloatLikeType = float
BoolLikeType = bool
FileLike = Any
Storage = Any


__getattr__ = rest_of('types')
