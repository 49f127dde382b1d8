"""Layers for torch. docs: einops.layers.torch"""

import torch
from _shapetrace import is_unknown, unknown
from einops._kinds import Torch, unknown_in
from einops.layers import RearrangeMixin, ReduceMixin, _einmix
from einops.parsing import ParsedExpression
from torch import nn


class _Layer(nn.Module):
    def forward(self, input):
        doubt = unknown_in(input, *self.axes_lengths.values())
        if is_unknown(doubt):
            return unknown(doubt)
        return self._plans[input.ndim].apply(input, self.axes_lengths, self._operation, Torch)


class Rearrange(RearrangeMixin, _Layer):
    """rearrange as a layer. Raises KeyError with the number of dimensions that the pattern does not have."""


class Reduce(ReduceMixin, _Layer):
    """reduce as a layer."""


class EinMix(nn.Module):
    """einsum(input, weight) + bias, where the pattern says which axes are mixed. E.g.
    EinMix('t b (h c) -> t b (h d)', weight_shape='h c d', bias_shape='h d', h=8, c=64, d=32)."""

    def __init__(self, pattern, weight_shape, bias_shape=None, **axes_lengths):
        super().__init__()
        self.pattern, self.weight_shape, self.bias_shape = pattern, weight_shape, bias_shape
        self.axes_lengths = axes_lengths
        left_text, right_text = pattern.split("->")
        left, right, weight = [ParsedExpression(text) for text in (left_text, right_text, weight_shape)]
        _einmix.check_sides(pattern, weight_shape, left, right, weight)
        split, lengths = _einmix.pre_pattern(left_text, left, axes_lengths)
        join = _einmix.post_pattern(right_text, right)
        self.pre_rearrange = None if split is None else Rearrange(split, **lengths)
        self.post_rearrange = None if join is None else Rearrange(join)
        _einmix.check_sizes(left, right, weight, axes_lengths)
        shape = [axes_lengths[axis] for (axis,) in weight.composition]
        bias = None if bias_shape is None else _einmix.bias_sizes(bias_shape, right, axes_lengths)
        mixed = _einmix.fan_in(right, weight, axes_lengths)
        bound = (3 / mixed) ** 0.5
        self.weight = nn.Parameter(torch.zeros(shape).uniform_(-bound, bound))
        bound = (1 / mixed) ** 0.5
        self.bias = None if bias is None else nn.Parameter(torch.zeros(bias).uniform_(-bound, bound))
        self.einsum_pattern = _einmix.letters_of(left, right, weight)

    def forward(self, input):
        if self.pre_rearrange is not None:
            input = self.pre_rearrange(input)
        result = torch.einsum(self.einsum_pattern, input, self.weight)
        if self.bias is not None:
            result += self.bias
        if self.post_rearrange is not None:
            result = self.post_rearrange(result)
        return result

    def __repr__(self):
        shown = [repr(self.pattern), f"'{self.weight_shape}'"]
        if self.bias_shape is not None:
            shown.append(f"'{self.bias_shape}'")
        shown += [f"{axis}={length}" for axis, length in self.axes_lengths.items()]
        return f"{type(self).__name__}({', '.join(shown)})"
