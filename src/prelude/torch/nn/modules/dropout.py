"""Dropout layers: all keep the shape. docs: torch.nn.Dropout and its neighbours"""
from torch.nn import functional as F

from .module import Module


class _DropoutNd(Module):
    __constants__ = ['p', 'inplace']

    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if p < 0 or p > 1:
            raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
        self.p = p
        self.inplace = inplace

    def extra_repr(self):
        return f'p={self.p}, inplace={self.inplace}'


class Dropout(_DropoutNd):
    """Any shape. docs: torch.nn.Dropout"""

    def forward(self, input):
        return F.dropout(input, self.p, self.training, self.inplace)


class Dropout1d(_DropoutNd):
    """(N, C, L) or (C, L). docs: torch.nn.Dropout1d"""

    def forward(self, input):
        return F.dropout1d(input, self.p, self.training, self.inplace)


class Dropout2d(_DropoutNd):
    """(N, C, H, W) or (N, C, L). docs: torch.nn.Dropout2d"""

    def forward(self, input):
        return F.dropout2d(input, self.p, self.training, self.inplace)


class Dropout3d(_DropoutNd):
    """(N, C, D, H, W) or (C, D, H, W). docs: torch.nn.Dropout3d"""

    def forward(self, input):
        return F.dropout3d(input, self.p, self.training, self.inplace)


class AlphaDropout(_DropoutNd):
    """Any shape. docs: torch.nn.AlphaDropout"""

    def forward(self, input):
        return F.alpha_dropout(input, self.p, self.training)


class FeatureAlphaDropout(_DropoutNd):
    """(N, C, *). docs: torch.nn.FeatureAlphaDropout"""

    def forward(self, input):
        return F.feature_alpha_dropout(input, self.p, self.training)
