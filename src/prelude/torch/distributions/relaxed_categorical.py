"""docs: torch.distributions.RelaxedOneHotCategorical"""
from torch.distributions._vectors import RelaxedOneHotCategorical
