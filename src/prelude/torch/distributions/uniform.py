"""docs: torch.distributions.Uniform"""
from torch.distributions._elementwise import Uniform
