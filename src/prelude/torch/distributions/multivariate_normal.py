"""docs: torch.distributions.MultivariateNormal"""
from torch.distributions._vectors import MultivariateNormal
