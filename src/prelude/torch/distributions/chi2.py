"""docs: torch.distributions.Chi2"""
from torch.distributions._elementwise import Chi2
