"""docs: torch.distributions.MixtureSameFamily"""
from torch.distributions._vectors import MixtureSameFamily
