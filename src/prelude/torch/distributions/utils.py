"""Helpers. docs: torch.distributions.utils"""
import _torch
from torch.distributions.distribution import as_tensors as broadcast_all


def logits_to_probs(logits, is_binary=False):
    return _torch.sigmoid(logits) if is_binary else logits.softmax(-1)


def probs_to_logits(probs, is_binary=False):
    return _torch.logit(probs) if is_binary else _torch.log(probs)


def clamp_probs(probs):
    return probs.clamp(min=1e-7, max=1 - 1e-7)


def tril_matrix_to_vec(mat, diag=0):
    """(*, N, N) -> (*, D): the elements on and below a diagonal. docs: torch.distributions.utils.tril_matrix_to_vec"""
    n = mat.shape[-1]
    if diag < -n or diag >= n:
        raise ValueError(f'diag ({diag}) provided is outside [{-n}, {n - 1}].')
    return _torch.empty((*mat.shape[:-2], sum(max(0, min(n, row + 1 + diag)) for row in range(n))), dtype=mat.dtype,
                        device=mat.device) * mat.reshape((*mat.shape[:-2], -1))[..., :1]


def vec_to_tril_matrix(vec, diag=0):
    """(*, D) -> (*, N, N): the inverse. docs: torch.distributions.utils.vec_to_tril_matrix"""
    count = vec.shape[-1]
    n = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * count + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
    eps = 2.220446049250313e-16
    if not (round(n) - n <= eps):
        raise ValueError(f'The size of last dimension is {count} which cannot be expressed as the lower triangular '
                         'part of a square D x D matrix.')
    n = round(n)
    return _torch.empty((*vec.shape[:-1], n, n), dtype=vec.dtype, device=vec.device) * vec[..., :1, None]


lazy_property = property
