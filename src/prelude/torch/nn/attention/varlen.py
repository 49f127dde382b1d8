"""Not modelled: everything in it is a gap. docs: torch.nn.attention.varlen"""
from torch._names import module_gap

__getattr__ = module_gap('torch.nn.attention.varlen')
