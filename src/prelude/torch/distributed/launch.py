"""Not modelled: everything in it is a gap. docs: torch.distributed.launch"""
from torch._names import module_gap

__getattr__ = module_gap('torch.distributed.launch')
