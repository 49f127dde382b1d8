"""docs: torch.distributions.HalfNormal"""
from torch.distributions._elementwise import HalfNormal
