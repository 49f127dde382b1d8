"""EinMix: a linear layer written as an einsum over named axes. docs: einops.layers.torch.EinMix"""

import string
import warnings

from einops import EinopsError
from einops._plans import product
from einops.parsing import ELLIPSIS, ParsedExpression


def _none_of(axes, message):
    if axes:
        raise EinopsError(message.format(axes))


def _flat(side):
    return " ".join([axis if axis != ELLIPSIS else "..." for group in side.composition for axis in group])


def check_sides(pattern, weight_shape, left, right, weight):
    _none_of(right.identifiers - left.identifiers - weight.identifiers,
             "Unrecognized identifiers on the right side of EinMix {}")
    if weight.has_ellipsis:
        raise EinopsError("Ellipsis is not supported in weight, as its shape should be fully specified")
    if left.has_ellipsis or right.has_ellipsis:
        if not (left.has_ellipsis and right.has_ellipsis):
            raise EinopsError(f"Ellipsis in EinMix should be on both sides, {pattern}")
        if left.has_ellipsis_parenthesized:
            raise EinopsError(f"Ellipsis on left side can't be in parenthesis, got {pattern}")
    if any([side.has_non_unitary_anonymous_axes for side in (left, right, weight)]):
        raise EinopsError("Anonymous axes (numbers) are not allowed in EinMix")
    if "(" in weight_shape or ")" in weight_shape:
        raise EinopsError(f"Parenthesis is not allowed in weight shape: {weight_shape}")


def pre_pattern(left_text, left, sizes):
    """What splits the dimensions of the input, and the sizes for it; None when each is one axis."""
    if not any([len(group) != 1 for group in left.composition]):
        return None, None
    names = _flat(left).split()
    return f"{left_text}-> {_flat(left)}", {name: size for name, size in sizes.items() if name in names}


def post_pattern(right_text, right):
    joins = any([len(group) != 1 for group in right.composition]) or right.has_ellipsis_parenthesized
    return f"{_flat(right)} ->{right_text}" if joins else None


def check_sizes(left, right, weight, sizes):
    for axis in weight.identifiers:
        if axis not in sizes:
            raise EinopsError(f"Dimension {axis} of weight should be specified")
    _none_of(set(sizes) - left.identifiers - weight.identifiers, "Axes {} are not used in pattern")
    _none_of(weight.identifiers - left.identifiers - right.identifiers, "Weight axes {} are redundant")
    if not weight.identifiers:
        warnings.warn("EinMix: weight has no dimensions (means multiplication by a number)")


def fan_in(right, weight, sizes):
    return product([sizes[axis] for (axis,) in weight.composition if axis not in right.identifiers])


def bias_sizes(bias_shape, right, sizes):
    """The shape of the bias, which is added before the axes of the output are joined."""
    if not isinstance(bias_shape, str):
        raise EinopsError("bias shape should be string specifying which axes bias depends on")
    bias = ParsedExpression(bias_shape)
    _none_of(bias.identifiers - right.identifiers, "Bias axes {} not present in output")
    _none_of(bias.identifiers - set(sizes), "Sizes not provided for bias axes {}")
    result = []
    for axis in [axis for group in right.composition for axis in group]:
        if axis == ELLIPSIS:
            if any([a in bias.identifiers for a in seen_before(right, ELLIPSIS)]):
                raise EinopsError("all bias dimensions should go after ellipsis in the output")
        else:
            result.append(sizes[axis] if axis in bias.identifiers else 1)
    return result


def seen_before(side, wanted):
    axes = [axis for group in side.composition for axis in group]
    return axes[:axes.index(wanted)]


def letters_of(left, right, weight):
    """The einsum pattern with one letter for each axis, in alphabetical order."""
    names = sorted((left.identifiers | right.identifiers | weight.identifiers) - {ELLIPSIS})
    letters = dict(zip(names, string.ascii_lowercase))
    letters[ELLIPSIS] = "..."
    a, b, c = ["".join([letters[axis] for group in side.composition for axis in group])
               for side in (left, weight, right)]
    return f"{a},{b}->{c}"
