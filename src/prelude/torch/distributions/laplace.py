"""docs: torch.distributions.Laplace"""
from torch.distributions._elementwise import Laplace
