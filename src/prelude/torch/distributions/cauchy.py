"""docs: torch.distributions.Cauchy"""
from torch.distributions._elementwise import Cauchy
