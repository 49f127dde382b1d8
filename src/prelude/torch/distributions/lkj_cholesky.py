"""docs: torch.distributions.LKJCholesky"""
from torch.distributions._matrices import LKJCholesky
