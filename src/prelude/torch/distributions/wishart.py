"""docs: torch.distributions.Wishart"""
from torch.distributions._matrices import Wishart
