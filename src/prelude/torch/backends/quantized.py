"""docs: torch.backends.quantized"""
from torch.backends import Flags as flags

engine = 'x86'
supported_engines = ['qnnpack', 'none', 'onednn', 'x86', 'fbgemm']
