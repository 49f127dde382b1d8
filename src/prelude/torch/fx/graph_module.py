"""docs: torch.fx.graph_module"""
from torch._names import module_gap
from torch.fx import GraphModule

__getattr__ = module_gap('torch.fx.graph_module')
