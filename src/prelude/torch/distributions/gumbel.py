"""docs: torch.distributions.Gumbel"""
from torch.distributions._elementwise import Gumbel
