"""docs: torch.cuda.amp"""
from torch.cuda.amp import GradScaler
