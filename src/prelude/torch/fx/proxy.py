"""docs: torch.fx.proxy"""
from torch._names import module_gap
from torch.fx import Proxy

__getattr__ = module_gap('torch.fx.proxy')
