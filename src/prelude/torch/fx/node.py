"""docs: torch.fx.node"""
from torch._names import module_gap
from torch.fx import Node

__getattr__ = module_gap('torch.fx.node')
