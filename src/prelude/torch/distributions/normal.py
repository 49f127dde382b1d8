"""docs: torch.distributions.Normal"""
from torch.distributions._elementwise import Normal
