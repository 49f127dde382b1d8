"""docs: torch.distributions.LowRankMultivariateNormal"""
from torch.distributions._matrices import LowRankMultivariateNormal
