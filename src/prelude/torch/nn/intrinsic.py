"""Not modelled: everything in it is a gap. docs: torch.nn.intrinsic"""
from torch._names import module_gap

__getattr__ = module_gap('torch.nn.intrinsic')
