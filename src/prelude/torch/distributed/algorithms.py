"""Not modelled: everything in it is a gap. docs: torch.distributed.algorithms"""
from torch._names import module_gap

__getattr__ = module_gap('torch.distributed.algorithms')
