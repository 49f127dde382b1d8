"""docs: torch.distributions.Independent"""
from torch.distributions._vectors import Independent
