"""Not modelled: everything in it is a gap. docs: torch.return_types"""
from torch._names import module_gap

__getattr__ = module_gap('torch.return_types')
