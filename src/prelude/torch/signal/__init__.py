"""Window functions. docs: torch.signal"""
from torch.signal import windows
