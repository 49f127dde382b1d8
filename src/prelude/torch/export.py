"""Not modelled: everything in it is a gap. docs: torch.export"""
from torch._names import module_gap

__getattr__ = module_gap('torch.export')
