"""docs: torch.distributions.OneHotCategorical"""
from torch.distributions._vectors import OneHotCategorical, OneHotCategoricalStraightThrough
