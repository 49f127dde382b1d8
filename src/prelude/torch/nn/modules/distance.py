"""Distances between vectors. docs: torch.nn.PairwiseDistance, torch.nn.CosineSimilarity"""
from torch.nn import functional as F

from .module import Module


class PairwiseDistance(Module):
    """(N, D), (N, D) -> (N). docs: torch.nn.PairwiseDistance"""
    __constants__ = ['norm', 'eps', 'keepdim']

    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__()
        self.norm = p
        self.eps = eps
        self.keepdim = keepdim

    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


class CosineSimilarity(Module):
    """(*, D, *), (*, D, *) -> (*, *). docs: torch.nn.CosineSimilarity"""
    __constants__ = ['dim', 'eps']

    def __init__(self, dim=1, eps=1e-8):
        super().__init__()
        self.dim = dim
        self.eps = eps

    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)
