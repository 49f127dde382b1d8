"""docs: torch.distributions.RelaxedBernoulli"""
from torch.distributions._elementwise import RelaxedBernoulli
