"""Not modelled: everything in it is a gap. docs: torch._tensor"""
from torch._names import module_gap

__getattr__ = module_gap('torch._tensor')
