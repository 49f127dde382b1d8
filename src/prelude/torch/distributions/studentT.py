"""docs: torch.distributions.StudentT"""
from torch.distributions._elementwise import StudentT
