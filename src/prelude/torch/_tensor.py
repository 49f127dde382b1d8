"""docs: torch.Tensor"""
from _torch import Tensor
from torch._names import module_gap

__getattr__ = module_gap('torch._tensor')
