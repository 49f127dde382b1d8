"""Derivatives of functions: their shapes. docs: torch.autograd.functional"""
import _torch
from _torch import Tensor


def _call(func, inputs):
    single = isinstance(inputs, Tensor)
    inputs = (inputs,) if single else tuple(inputs)
    outputs = func(*inputs)
    return inputs, single, outputs


def _new(like, *shape, create_graph=False):
    made = _torch.empty(shape, dtype=like.dtype, device=like.device)
    return made.requires_grad_() if create_graph else made


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    """Output shape + input shape, for each pair. docs: torch.autograd.functional.jacobian"""
    inputs, single_in, outputs = _call(func, inputs)
    single_out = isinstance(outputs, Tensor)
    rows = []
    for output in (outputs,) if single_out else outputs:
        row = tuple(_new(output, *output.shape, *given.shape, create_graph=create_graph) for given in inputs)
        rows.append(row[0] if single_in else row)
    return rows[0] if single_out else tuple(rows)


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    """Input shape + input shape, for each pair. docs: torch.autograd.functional.hessian"""
    inputs, single, output = _call(func, inputs)
    if isinstance(output, Tensor) and output.numel() != 1:
        raise RuntimeError('The Tensor returned by the function given to hessian should contain a single element')
    rows = tuple(tuple(_new(a, *a.shape, *b.shape, create_graph=create_graph) for b in inputs) for a in inputs)
    return rows[0][0] if single else rows


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """Outputs, and one tensor per input. docs: torch.autograd.functional.vjp"""
    inputs, single, outputs = _call(func, inputs)
    products = tuple(_new(given, *given.shape) for given in inputs)
    return outputs, products[0] if single else products


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """Outputs, and one tensor per output. docs: torch.autograd.functional.jvp"""
    inputs, _, outputs = _call(func, inputs)
    if isinstance(outputs, Tensor):
        return outputs, _new(outputs, *outputs.shape)
    return outputs, tuple(_new(output, *output.shape) for output in outputs)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    """The output, and one tensor per input. docs: torch.autograd.functional.hvp"""
    return vjp(func, inputs, v)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    """The output, and one tensor per input. docs: torch.autograd.functional.vhp"""
    return vjp(func, inputs, v)
