"""Gradients: their shapes follow from what they belong to, their values are not known. docs: torch.autograd"""
import sys
import warnings

import _torch
from _torch import Tensor

_FILES = {
    'grad_mode': '''no_grad enable_grad set_grad_enabled inference_mode set_multithreading_enabled''',
    'function': 'Function NestedIOFunction',
    'anomaly_mode': 'detect_anomaly set_detect_anomaly',
    'variable': 'Variable variable',
    'gradcheck': 'gradcheck gradgradcheck',
}
_SUBMODULES = ('anomaly_mode', 'forward_ad', 'function', 'functional', 'grad_mode', 'gradcheck', 'graph', 'profiler',
               'variable')
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}


def _tuple_of(tensors, length=1):
    if tensors is None:
        return (None,) * length
    return (tensors,) if isinstance(tensors, Tensor) else tuple(tensors)


def _make_grads(outputs, grads):
    """One gradient per output, checked: ones for scalars that have none given."""
    made = []
    for place, (output, grad) in enumerate(zip(outputs, grads)):
        if isinstance(grad, Tensor):
            if grad.shape != output.shape:
                raise RuntimeError(f'Mismatch in shape: grad_output[{place}] has a shape of {grad.shape} and '
                                   f'output[{place}] has a shape of {output.shape}.')
            if output.dtype.is_complex != grad.dtype.is_complex:
                raise RuntimeError('For complex Tensors, both grad_output and output are required to have the same '
                                   f'dtype. Mismatch in dtype: grad_output[{place}] has a dtype of {grad.dtype} and '
                                   f'output[{place}] has a dtype of {output.dtype}.')
        elif grad is None:
            if output.requires_grad:
                if output.numel() != 1:
                    raise RuntimeError('grad can be implicitly created only for scalar outputs')
                if not output.dtype.is_floating_point:
                    raise RuntimeError('grad can be implicitly created only for real scalar outputs but got '
                                       f'{output.dtype}')
                grad = _torch.ones_like(output)
        else:
            raise TypeError('gradients can be either Tensors or None, but got ' + type(grad).__name__)
        made.append(grad)
    return tuple(made)


def _inputs(inputs, name):
    if isinstance(inputs, dict):
        inputs = inputs.values()
    inputs = _tuple_of(inputs)
    if len(inputs) == 0:
        raise RuntimeError(f'`inputs` argument to `{name}()` cannot be empty.')
    return inputs


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Gives every leaf that the tensors depend on a gradient of its own shape. docs: torch.autograd.backward"""
    if grad_variables is not None:
        warnings.warn('`grad_variables` is deprecated. Use `grad_tensors` instead.', FutureWarning, stacklevel=2)
        if grad_tensors is not None:
            raise RuntimeError('`grad_tensors` and `grad_variables` (deprecated) arguments both passed to '
                               '`backward()`. Please only use `grad_tensors`.')
        grad_tensors = grad_variables
    inputs = None if inputs is None else _inputs(inputs, 'backward')
    tensors = _tuple_of(tensors)
    grads = _make_grads(tensors, _tuple_of(grad_tensors, len(tensors)))
    for tensor, grad in zip(tensors, grads):
        tensor.backward(grad, retain_graph, create_graph, inputs)


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True,
         allow_unused=None, is_grads_batched=False, materialize_grads=False):
    """One tensor per input, of its shape. docs: torch.autograd.grad"""
    if materialize_grads and allow_unused is False:
        raise ValueError('Expected allow_unused to be True or not passed when materialize_grads=True, but got: '
                         'allow_unused=False.')
    if allow_unused is None:
        allow_unused = materialize_grads
    outputs = _tuple_of(outputs)
    flat_inputs = _inputs(inputs, 'grad')
    if not is_grads_batched:
        grad_outputs = _make_grads(outputs, _tuple_of(grad_outputs, len(outputs)))
    result = _torch._autograd_grad(outputs, flat_inputs, grad_outputs, bool(create_graph), bool(allow_unused))
    if 'torch.autograd._pending' in sys.modules:
        sys.modules['torch.autograd._pending'].run(accumulates=False)
    if is_grads_batched:
        count = _tuple_of(grad_outputs)[0].shape[0]
        result = tuple(None if each is None else each.expand(count, *each.shape).clone() for each in result)
    if materialize_grads:
        result = tuple(_torch.zeros_like(given) if each is None else each
                       for each, given in zip(result, flat_inputs))
    return dict(zip(inputs, result)) if isinstance(inputs, dict) else tuple(result)


def __getattr__(name):
    if name in _file_of:
        full = 'torch.autograd.' + _file_of[name]
        __import__(full)
        value = getattr(sys.modules[full], name)
    elif name in _SUBMODULES:
        full = 'torch.autograd.' + name
        __import__(full)
        value = sys.modules[full]
    else:
        from torch._names import rest_of
        value = rest_of('autograd')(name)
    globals()[name] = value
    return value
