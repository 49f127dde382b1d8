"""Making gradients smaller in place. docs: torch.nn.utils.clip_grad_norm_"""
import warnings

import _torch
from _shapetrace import is_unknown
from _torch import Tensor


def _grads(parameters):
    if isinstance(parameters, Tensor):
        parameters = [parameters]
    return [param.grad for param in parameters if param.grad is not None]


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Any tensors -> (). docs: torch.nn.utils.get_total_norm"""
    tensors = [tensors] if isinstance(tensors, Tensor) else list(tensors)
    norm_type = float(norm_type)
    if not tensors:
        return _torch.tensor(0.0)
    norms = [_torch.linalg_vector_norm(tensor.detach(), norm_type).to(tensors[0].device) for tensor in tensors]
    total_norm = _torch.linalg_vector_norm(_torch.stack(norms), norm_type)
    if error_if_nonfinite:
        bad = bool(_torch.logical_or(total_norm.isnan(), total_norm.isinf()))
        if not is_unknown(bad) and bad:
            raise RuntimeError(f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so '
                               'it cannot be clipped. To disable this error and scale the gradients by the non-finite '
                               'norm anyway, set `error_if_nonfinite=False`')
    return total_norm


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    """docs: torch.nn.utils.clip_grads_with_norm_"""
    max_norm = float(max_norm)
    grads = _grads(parameters)
    if not grads:
        return
    factor = (max_norm / (total_norm + 1e-6)).clamp(max=1.0)
    for grad in grads:
        grad.detach().mul_(factor.to(grad.device))


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Parameters -> the norm of all their gradients, (). docs: torch.nn.utils.clip_grad_norm_"""
    if not isinstance(parameters, Tensor):
        is_generator = type(parameters).__name__ == 'generator'
        parameters = list(parameters)
        if is_generator and len(parameters) == 0:
            warnings.warn('`parameters` is an empty generator, no gradient clipping will occur.', stacklevel=2)
    total_norm = get_total_norm(_grads(parameters), norm_type, error_if_nonfinite, foreach)
    clip_grads_with_norm_(parameters, max_norm, total_norm, foreach)
    return total_norm


def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """The old name of clip_grad_norm_."""
    warnings.warn('`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.',
                  FutureWarning, stacklevel=2)
    return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite, foreach)


def clip_grad_value_(parameters, clip_value, foreach=None):
    """docs: torch.nn.utils.clip_grad_value_"""
    clip_value = float(clip_value)
    for grad in _grads(parameters):
        grad.detach().clamp_(min=-clip_value, max=clip_value)


_get_total_norm, _clip_grads_with_norm_ = get_total_norm, clip_grads_with_norm_
