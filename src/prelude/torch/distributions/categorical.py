"""docs: torch.distributions.Categorical"""
from torch.distributions._vectors import Categorical
