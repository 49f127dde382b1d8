"""docs: torch.distributions.TransformedDistribution"""
from torch.distributions._vectors import TransformedDistribution
