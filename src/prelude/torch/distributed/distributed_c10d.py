"""Not modelled: everything in it is a gap. docs: torch.distributed.distributed_c10d"""
from torch._names import module_gap

__getattr__ = module_gap('torch.distributed.distributed_c10d')
