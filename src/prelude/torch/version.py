"""What was built. docs: torch.version"""
from torch._names import rest_of

__version__ = '2.14.1+cu130'
debug = False
cuda = '13.0'
hip = None
rocm = None
xpu = None

__getattr__ = rest_of('version')
