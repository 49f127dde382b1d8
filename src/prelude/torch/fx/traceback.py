"""Not modelled: everything in it is a gap. docs: torch.fx.traceback"""
from torch._names import module_gap

__getattr__ = module_gap('torch.fx.traceback')
