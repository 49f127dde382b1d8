"""docs: torch.distributions.Bernoulli"""
from torch.distributions._elementwise import Bernoulli
