"""docs: torch.distributions.Dirichlet"""
from torch.distributions._vectors import Dirichlet
