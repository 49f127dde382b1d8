"""What a pattern does to a tensor: split its dimensions into axes, permute them, reduce some, add some, join them.

A plan is made once for a pattern, the names of the sizes that are given and a number of dimensions; sizes come last.
"""

from functools import lru_cache

from einops import EinopsError
from einops.parsing import ELLIPSIS, AnonymousAxis, ParsedExpression

REDUCTIONS = ("min", "max", "sum", "mean", "prod", "any", "all")


def product(sizes):
    result = 1
    for size in sizes:
        result *= size
    return result


class Plan:
    """`numbers` are the sizes of anonymous axes, `axes` those of the input in order, `splits` for each of its
    dimensions the axes whose sizes are known and the one whose size follows from them (or None); `order` is the
    permutation, with `reduced` axes at its end; `added` has the new axes by position, `groups` makes the output."""

    def __init__(self, numbers, axes, splits, order, reduced, added, groups):
        self.numbers, self.axes, self.splits = numbers, axes, splits
        self.order, self.reduced, self.added, self.groups = order, reduced, added, groups
        self.splits_any = any([len(known) + (rest is not None) != 1 for known, rest in splits])
        self.joins_any = any([len(group) != 1 for group in groups])
        self.permutes = order != list(range(len(order)))

    def sizes_for(self, shape, given):
        """The size of every axis."""
        sizes = {**self.numbers, **given}
        for length, (known, rest) in zip(shape, self.splits):
            chunk = product([sizes[axis] for axis in known])
            if rest is None:
                if length != chunk:
                    raise EinopsError(f"Shape mismatch, {length} != {chunk}")
            elif not known:
                sizes[rest] = length
            else:
                if length % chunk != 0:
                    raise EinopsError(f"Shape mismatch, can't divide axis of length {length} in chunks of {chunk}")
                sizes[rest] = length // chunk
        return sizes

    def apply(self, tensor, given, operation, kind):
        sizes = self.sizes_for(tensor.shape, given)
        if self.splits_any:
            tensor = tensor.reshape(tuple([sizes[axis] for axis in self.axes]))
        if self.permutes:
            tensor = kind.permute(tensor, self.order)
        if self.reduced:
            first = len(self.order) - self.reduced
            tensor = reduced(tensor, operation, tuple(range(first, len(self.order))), kind)
        if self.added:
            tensor = kind.add(tensor, {at: sizes[axis] for at, axis in self.added.items()})
        if self.joins_any:
            tensor = tensor.reshape(tuple([product([sizes[axis] for axis in group]) for group in self.groups]))
        return tensor


def reduced(tensor, operation, dims, kind):
    if callable(operation):
        return operation(tensor, dims)
    assert operation in REDUCTIONS
    if operation == "mean" and not kind.is_float(tensor):
        raise NotImplementedError("reduce_mean is not available for non-floating tensors")
    return kind.reduce(tensor, operation, dims)


def _check_sides(left, right, pattern, operation, given):
    if right.has_ellipsis and not left.has_ellipsis:
        raise EinopsError(f"Ellipsis found in right side, but not left side of a pattern {pattern}")
    if left.has_ellipsis and left.has_ellipsis_parenthesized:
        raise EinopsError(f"Ellipsis inside parenthesis in the left side is not allowed: {pattern}")
    if operation == "rearrange":
        if left.has_non_unitary_anonymous_axes or right.has_non_unitary_anonymous_axes:
            raise EinopsError("Non-unitary anonymous axes are not supported in rearrange (exception is length 1)")
        one_sided = left.identifiers ^ right.identifiers
        if one_sided:
            raise EinopsError(f"Identifiers only on one side of expression (should be on both): {one_sided}")
    elif operation == "repeat":
        lost = left.identifiers - right.identifiers
        if lost:
            raise EinopsError(f"Unexpected identifiers on the left side of repeat: {lost}")
        named = {axis for axis in right.identifiers if not isinstance(axis, AnonymousAxis)}
        open_axes = named - {*left.identifiers, *given}
        if open_axes:
            raise EinopsError(f"Specify sizes for new axes in repeat: {open_axes}")
    elif callable(operation) or operation in REDUCTIONS:
        new = right.identifiers - left.identifiers
        if new:
            raise EinopsError(f"Unexpected identifiers on the right side of reduce {operation}: {new}")
    else:
        raise EinopsError(f"Unknown reduction {operation}. Expect one of {REDUCTIONS}.")


def _without_ellipsis(composition, axes):
    """The composition with the axes that the ellipsis stands for in its place."""
    result = []
    for group in composition:
        if group == ELLIPSIS:
            result += [[axis] for axis in axes]
        else:
            result.append([a for axis in group for a in (axes if axis == ELLIPSIS else [axis])])
    return result


def _split(group, known):
    """The known axes of a dimension and the one that follows from them."""
    rest = [axis for axis in group if axis not in known]
    if len(rest) > 1:
        raise EinopsError(f"Could not infer sizes for {set(rest)}")
    return [axis for axis in group if axis in known], rest[0] if rest else None


@lru_cache(256)
def make_plan(pattern, operation, given, ndim):
    left_text, right_text = pattern.split("->")
    left, right = ParsedExpression(left_text), ParsedExpression(right_text)
    _check_sides(left, right, pattern, operation, given)

    hidden = []
    if left.has_ellipsis:
        others = len(left.composition) - 1
        if ndim < others:
            raise EinopsError(f"Wrong shape: expected >={others} dims. Received {ndim}-dim tensor.")
        hidden = [ELLIPSIS + str(i) for i in range(ndim - others)]
    elif ndim != len(left.composition):
        raise EinopsError(f"Wrong shape: expected {len(left.composition)} dims. Received {ndim}-dim tensor.")
    from_groups = _without_ellipsis(left.composition, hidden)
    to_groups = _without_ellipsis(right.composition, hidden)
    axes = [axis for group in from_groups for axis in group]
    kept = [axis for group in to_groups for axis in group]

    for name in given:
        if not ParsedExpression.check_axis_name(name):
            raise EinopsError("Invalid name for an axis", name)
        if name not in axes and name not in kept:
            raise EinopsError(f"Axis {name} is not used in transform")
    numbers = {axis: axis.value for axis in axes + kept if isinstance(axis, AnonymousAxis)}
    known = {*numbers, *given}
    splits = [_split(group, known) for group in from_groups]

    lost = [axis for axis in axes if axis not in kept]
    order = [axes.index(axis) for axis in [axis for axis in kept if axis in axes] + lost]
    added = {at: axis for at, axis in enumerate(kept) if axis not in axes}
    return Plan(numbers, axes, splits, order, len(lost), added, to_groups)


def plans_for_all_dims(pattern, operation, given):
    """Layers check their pattern before they have seen a tensor."""
    left = ParsedExpression(pattern.split("->")[0])
    pattern.split("->")[1]
    dims = [len(left.composition)]
    if left.has_ellipsis:
        dims = [len(left.composition) - 1 + more for more in range(8)]
    return {ndim: make_plan(pattern, operation, given, ndim) for ndim in dims}
