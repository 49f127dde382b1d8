"""docs: torch.distributions.Exponential"""
from torch.distributions._elementwise import Exponential
