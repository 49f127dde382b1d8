"""docs: torch.distributions.Binomial"""
from torch.distributions._elementwise import Binomial
