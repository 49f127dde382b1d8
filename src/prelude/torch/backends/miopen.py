"""docs: torch.backends.miopen"""
from torch.backends import Flags as flags

immediate = False
