"""rearrange, reduce, repeat, einsum, parse_shape. docs: einops 0.8.2"""

import string
from functools import lru_cache

from _shapetrace import is_unknown, unknown
from einops import EinopsError
from einops._kinds import get_backend, unknown_in
from einops._plans import REDUCTIONS as _reductions
from einops._plans import make_plan
from einops.parsing import ELLIPSIS, AnonymousAxis, ParsedExpression


def reduce(tensor, pattern, reduction, **axes_lengths):
    """E.g. reduce(x, 'b c (h 2) (w 2) -> b c h w', 'max')."""
    doubt = unknown_in(tensor, pattern, *axes_lengths.values())
    if is_unknown(doubt):
        return unknown(doubt)
    if isinstance(tensor, list):
        if len(tensor) == 0:
            raise TypeError("Rearrange/Reduce/Repeat can't be applied to an empty list")
        doubt = unknown_in(*tensor)
        if is_unknown(doubt):
            return unknown(doubt)
        kind = get_backend(tensor[0])
        tensor = kind.stack(tensor)
    else:
        kind = get_backend(tensor)
    try:
        plan = make_plan(pattern, reduction, tuple(axes_lengths), len(tensor.shape))
        return plan.apply(tensor, axes_lengths, reduction, kind)
    except EinopsError as error:
        raise EinopsError(
            f' Error while processing {reduction}-reduction pattern "{pattern}".'
            f"\n Input tensor shape: {tensor.shape}. Additional info: {axes_lengths}.\n {error}"
        ) from None


def rearrange(tensor, pattern, **axes_lengths):
    """E.g. rearrange(x, 'b c (h p) (w q) -> b (h w) (p q c)', p=16, q=16)."""
    return reduce(tensor, pattern, "rearrange", **axes_lengths)


def repeat(tensor, pattern, **axes_lengths):
    """E.g. repeat(x, 'h w -> h w c', c=3)."""
    return reduce(tensor, pattern, "repeat", **axes_lengths)


def parse_shape(x, pattern):
    """E.g. parse_shape(x, 'b _ h w') is {'b': 8, 'h': 32, 'w': 32}."""
    doubt = unknown_in(x, pattern)
    if is_unknown(doubt):
        return unknown(doubt, dict)
    expression = ParsedExpression(pattern, allow_underscore=True)
    get_backend(x)
    shape, composition = x.shape, expression.composition
    if expression.has_composed_axes():
        raise RuntimeError(f"Can't parse shape with composite axes: {pattern} {shape}")
    if expression.has_ellipsis:
        if len(shape) < len(composition) - 1:
            raise RuntimeError(f"Can't parse shape with this number of dimensions: {pattern} {shape}")
        at = composition.index(ELLIPSIS)
        composition = composition[:at] + ["_"] * (len(shape) - len(composition) + 1) + composition[at + 1:]
    elif len(shape) != len(composition):
        raise RuntimeError(f"Can't parse shape with different number of dimensions: {pattern} {shape}")
    result = {}
    for axes, length in zip(composition, shape):
        if len(axes) == 0:
            if length != 1:
                raise RuntimeError(f"Length of axis is not 1: {pattern} {shape}")
        elif isinstance(axes[0], AnonymousAxis):
            if axes[0].value != length:
                raise RuntimeError(f"Length of anonymous axis does not match: {pattern} {shape}")
        elif axes[0] != "_":
            result[axes[0]] = length
    return result


def asnumpy(tensor):
    return get_backend(tensor).to_numpy(tensor)


def _einsum_axis(group):
    """The one name in a dimension of an einsum pattern."""
    if len(group) == 0:
        raise NotImplementedError("Singleton () axes are not yet supported in einsum.")
    if len(group) > 1:
        raise NotImplementedError("Shape rearrangement is not yet supported in einsum.")
    if isinstance(group[0], AnonymousAxis):
        raise NotImplementedError("Anonymous axes are not yet supported in einsum.")
    return group[0]


@lru_cache(256)
def _compact(pattern):
    """The pattern with letters for names: 'batch i, i o -> batch o' is 'ab,bc->ac'."""
    if "->" not in pattern:
        raise ValueError("Einsum pattern must contain '->'.")
    lefts, right = pattern.split("->")
    sides = [ParsedExpression(side, allow_underscore=True, allow_duplicates=True) for side in lefts.split(",")]
    result = ParsedExpression(right, allow_underscore=True)
    letters, texts = {}, []
    for side in sides:
        text = ""
        for group in side.composition:
            if group == ELLIPSIS:
                text += "..."
                continue
            name = _einsum_axis(group)
            if name not in letters:
                if len(letters) >= len(string.ascii_letters):
                    raise RuntimeError("Too many axes in einsum.")
                letters[name] = string.ascii_letters[len(letters)]
            text += letters[name]
        texts.append(text)
    out = ""
    for group in result.composition:
        if group == ELLIPSIS:
            out += "..."
            continue
        name = _einsum_axis(group)
        if name not in letters:
            raise EinopsError(f"Unknown axis {name} on right side of einsum {pattern}.")
        out += letters[name]
    return ",".join(texts) + "->" + out


def einsum(*tensors_and_pattern):
    """E.g. einsum(x, w, 'b i, i o -> b o')."""
    if len(tensors_and_pattern) <= 1:
        raise ValueError(
            "`einops.einsum` takes at minimum two arguments: the tensors (at least one), followed by the pattern."
        )
    *tensors, pattern = tensors_and_pattern
    doubt = unknown_in(*tensors_and_pattern)
    if is_unknown(doubt):
        return unknown(doubt)
    if not isinstance(pattern, str):
        raise ValueError(
            "The last argument passed to `einops.einsum` must be a string, representing the einsum pattern."
        )
    pattern = _compact(pattern)
    return get_backend(tensors[0]).einsum(pattern, *tensors)
