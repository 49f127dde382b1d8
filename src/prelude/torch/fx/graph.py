"""Not modelled: everything in it is a gap. docs: torch.fx.graph"""
from torch._names import module_gap

__getattr__ = module_gap('torch.fx.graph')
