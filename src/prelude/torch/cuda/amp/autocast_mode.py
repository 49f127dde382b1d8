"""docs: torch.cuda.amp"""
from torch.cuda.amp import autocast, custom_bwd, custom_fwd
