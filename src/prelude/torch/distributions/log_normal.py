"""docs: torch.distributions.LogNormal"""
from torch.distributions._elementwise import LogNormal
