"""docs: torch.distributions.Beta"""
from torch.distributions._elementwise import Beta
