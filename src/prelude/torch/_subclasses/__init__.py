"""The kinds of tensors that torch itself derives. docs: torch._subclasses"""
from torch._names import module_gap
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode

__getattr__ = module_gap('torch._subclasses')
