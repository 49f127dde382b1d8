"""docs: torch.backends.xnnpack"""
from torch.backends import Flags as flags

enabled = True
