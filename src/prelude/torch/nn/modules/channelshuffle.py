"""Mixing channels of groups. docs: torch.nn.ChannelShuffle"""
from torch.nn import functional as F

from .module import Module


class ChannelShuffle(Module):
    """(N, C, *) -> the same shape. docs: torch.nn.ChannelShuffle"""
    __constants__ = ['groups']

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f'groups={self.groups}'
