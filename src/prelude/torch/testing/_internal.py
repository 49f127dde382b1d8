"""Not modelled: everything in it is a gap. docs: torch.testing._internal"""
from torch._names import module_gap

__getattr__ = module_gap('torch.testing._internal')
