"""Tensors over several devices: their kinds, so that programs can ask for them; how they are distributed is not modelled.

docs: torch.distributed.tensor
"""
import _torch
from torch._names import module_gap
from torch.distributed.device_mesh import DeviceMesh, init_device_mesh
from torch.distributed.tensor.placement_types import Partial, Placement, Replicate, Shard


class DTensor(_torch.Tensor):
    """docs: torch.distributed.tensor.DTensor"""


__getattr__ = module_gap('torch.distributed.tensor')
