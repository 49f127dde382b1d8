"""docs: torch.distributions.Multinomial"""
from torch.distributions._vectors import Multinomial
