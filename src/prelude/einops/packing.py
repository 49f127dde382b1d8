"""pack and unpack. docs: einops 0.8.2"""

from functools import lru_cache

from _shapetrace import is_unknown, unknown
from einops import EinopsError
from einops._kinds import get_backend, unknown_in
from einops._plans import product as prod
from einops.parsing import ParsedExpression


@lru_cache(128)
def analyze_pattern(pattern, opname):
    """How many axes stand before the star, behind it, and both together."""
    axes = pattern.split()
    if len(axes) != len(set(axes)):
        raise EinopsError(f'Duplicates in axes names in {opname}(..., "{pattern}")')
    if "*" not in axes:
        raise EinopsError(f'No *-axis in {opname}(..., "{pattern}")')
    for axis in axes:
        if axis != "*" and not ParsedExpression.check_axis_name(axis):
            raise EinopsError(f'Invalid axis name {axis} in {opname}(..., "{pattern}")')
    before = axes.index("*")
    return before, len(axes) - before - 1, len(axes) - 1


def pack(tensors, pattern):
    """E.g. pack([cls_token, patches], 'b * d'): one tensor (b, 1 + n, d), and [(), (n,)]."""
    doubt = unknown_in(tensors)
    if is_unknown(doubt):
        return unknown(doubt), unknown(doubt, list)
    before, after, least = analyze_pattern(pattern, "pack")
    doubt = unknown_in(*tensors)
    if is_unknown(doubt):
        return unknown(doubt), unknown(doubt, list)
    kind = get_backend(tensors[0])
    flat, shapes = [], []
    for i, tensor in enumerate(tensors):
        shape = tensor.shape
        if len(shape) < least:
            raise EinopsError(
                f"packed tensor #{i} (enumeration starts with 0) has shape {shape}, "
                f"while pattern {pattern} assumes at least {least} axes"
            )
        end = len(shape) - after
        shapes.append(shape[before:end])
        flat.append(tensor.reshape((*shape[:before], -1, *shape[end:])))
    return kind.concat(flat, before), shapes


def unpack(tensor, packed_shapes, pattern):
    """E.g. unpack(x, [(), (n,)], 'b * d'): tensors (b, d) and (b, n, d)."""
    doubt = unknown_in(tensor, packed_shapes)
    if is_unknown(doubt):
        return unknown(doubt, list)
    before, after, _ = analyze_pattern(pattern, "unpack")
    get_backend(tensor)
    shape = tensor.shape
    if len(shape) != before + 1 + after:
        raise EinopsError(f"unpack(..., {pattern}) received input of wrong dim with shape {shape}")
    lengths = [-1 if -1 in packed else prod(packed) for packed in packed_shapes]
    if lengths.count(-1) > 1:
        raise EinopsError(
            f"unpack(..., {pattern}) received more than one -1 in {packed_shapes} and can't infer dimensions"
        )
    total = shape[before]
    # Behind the one that is not given, positions count from the end.
    starts = [0] * len(lengths) + [total]
    free = lengths.index(-1) if -1 in lengths else len(lengths) - 1
    for i in range(free):
        starts[i + 1] = starts[i] + lengths[i]
    for i in range(len(lengths) - 1, free, -1):
        starts[i] = starts[i + 1] - lengths[i]
    everything = (slice(None),) * before
    try:
        return [
            tensor[(*everything, slice(starts[i], starts[i + 1]))].reshape(
                (*shape[:before], *packed, *shape[before + 1:])
            )
            for i, packed in enumerate(packed_shapes)
        ]
    except Exception as error:
        raise EinopsError(
            f'Error during unpack(..., "{pattern}"): could not split axis of size {total}'
            f" into requested {packed_shapes}"
        ) from error
