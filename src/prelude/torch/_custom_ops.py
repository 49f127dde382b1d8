"""Not modelled: everything in it is a gap. docs: torch._custom_ops"""
from torch._names import module_gap

__getattr__ = module_gap('torch._custom_ops')
