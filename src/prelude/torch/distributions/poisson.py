"""docs: torch.distributions.Poisson"""
from torch.distributions._elementwise import Poisson
