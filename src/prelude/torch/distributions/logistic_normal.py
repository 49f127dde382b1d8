"""docs: torch.distributions.LogisticNormal"""
from torch.distributions._vectors import LogisticNormal
