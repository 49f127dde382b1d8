"""docs: torch.distributions.Gamma"""
from torch.distributions._elementwise import Gamma
