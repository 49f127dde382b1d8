"""Products of groups of rows with a matrix each, as mixtures of experts need them. docs: torch.nn.functional.grouped_mm"""
import _torch


def _aligned(matrix):
    size = matrix.element_size()
    strides = list(matrix.stride())
    inner = len(strides) - (1 if strides[-1] == 1 else 2)
    return all(stride * size % 16 == 0 for at, stride in enumerate(strides) if at != inner)


def grouped_mm(mat_a, mat_b, *, offs=None, bias=None, out_dtype=None):
    flat_a, flat_b = mat_a.ndim == 2, mat_b.ndim == 2
    if mat_a.shape[-1] != mat_b.shape[-2]:
        raise RuntimeError('contraction dimension of mat_a and mat_b must match')
    if (flat_a or flat_b) != (offs is not None):
        raise RuntimeError('Have to provide offsets if there is a 2d matrix, or no offset if both matrices are 3d')
    if offs is not None and offs.dtype != _torch.int32:
        raise RuntimeError('Offsets have to be int32')
    if not (_aligned(mat_a) and _aligned(mat_b)):
        raise RuntimeError('strides should be multiple of 16 bytes')
    groups = [part.shape[0] for part, there in ((mat_a, not flat_a), (mat_b, not flat_b), (offs, offs is not None)) if there]
    if any(group != groups[0] for group in groups):
        raise RuntimeError('matrix batch sizes have to match')
    rows, columns = mat_a.shape[-2], mat_b.shape[-1]
    shape = [groups[0], rows, columns] if flat_a == flat_b else [rows, columns]
    # Every element depends on both.
    return mat_a.new_empty(shape) + (mat_a.reshape(-1)[0] + mat_b.reshape(-1)[0]) * 0
