"""docs: torch.distributions.GeneralizedPareto"""
from torch.distributions._elementwise import GeneralizedPareto
