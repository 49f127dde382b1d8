"""Functions of functions: their shapes. docs: torch.func"""
import _torch
from _shapetrace import unknown
from _torch import Tensor
from torch._names import rest_of


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """docs: torch.func.functional_call"""
    from torch.nn.utils.stateless import _functional_call
    if isinstance(parameter_and_buffer_dicts, dict):
        values = parameter_and_buffer_dicts
    else:
        values = {}
        for each in parameter_and_buffer_dicts:
            values.update(each)
    return _functional_call(module, values, args, kwargs, strict=strict)


def _argument_shapes(args, argnums):
    picked = [args[argnums]] if isinstance(argnums, int) else [args[i] for i in argnums]
    return [_like(arg) for arg in picked]


def _like(value):
    if isinstance(value, Tensor):
        return _torch.empty_like(value).detach()
    if isinstance(value, dict):
        return {key: _like(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        made = [_like(item) for item in value]
        return type(value)(*made) if hasattr(value, '_fields') else type(value)(made)
    return value


def grad_and_value(func, argnums=0, has_aux=False):
    """docs: torch.func.grad_and_value"""
    def wrapper(*args, **kwargs):
        output = func(*args, **kwargs)
        value = output[0] if has_aux else output
        if isinstance(value, Tensor) and value.dim() != 0:
            raise RuntimeError('Expected f(*args) to return a scalar tensor, got tensor with '
                               f'{value.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?')
        grads = _argument_shapes(args, argnums)
        grads = grads[0] if isinstance(argnums, int) else tuple(grads)
        return grads, output
    return wrapper


def grad(func, argnums=0, has_aux=False):
    """docs: torch.func.grad"""
    both = grad_and_value(func, argnums, has_aux)

    def wrapper(*args, **kwargs):
        grads, output = both(*args, **kwargs)
        return (grads, output[1]) if has_aux else grads
    return wrapper



def _flat(value, dims):
    """The (tensor, dim) pairs of an argument and of what in_dims says about it."""
    if isinstance(value, Tensor):
        return [] if dims is None else [(value, dims)]
    if isinstance(value, dict):
        each = dims if isinstance(dims, dict) else dict.fromkeys(value, dims)
        return [pair for key, item in value.items() for pair in _flat(item, each[key])]
    if isinstance(value, (list, tuple)):
        each = dims if isinstance(dims, (list, tuple)) else [dims] * len(value)
        return [pair for item, dim in zip(value, each) for pair in _flat(item, dim)]
    return []


def _first(value, dims):
    """The value for one entry of the batch."""
    if isinstance(value, Tensor):
        return value if dims is None else value.select(dims, 0)
    if isinstance(value, dict):
        return {key: _first(item, dims[key] if isinstance(dims, dict) else dims) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        each = dims if isinstance(dims, (list, tuple)) else [dims] * len(value)
        return type(value)([_first(item, dim) for item, dim in zip(value, each)])
    return value


def _spread(value, dims, size):
    """A result for one entry as that of the whole batch."""
    if isinstance(value, Tensor):
        if dims is None:
            return value
        place = dims if dims >= 0 else value.dim() + 1 + dims
        shape = list(value.shape)
        shape.insert(place, size)
        return value.unsqueeze(place).expand(shape).clone()
    if isinstance(value, dict):
        return {key: _spread(item, dims, size) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        each = dims if isinstance(dims, (list, tuple)) else [dims] * len(value)
        made = [_spread(item, dim, size) for item, dim in zip(value, each)]
        return type(value)(*made) if hasattr(value, '_fields') else type(value)(made)
    return value


def vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None):
    """Calls the function for one entry of the batch, and gives its results that dimension. docs: torch.func.vmap"""
    def wrapper(*args, **kwargs):
        dims = in_dims if isinstance(in_dims, (list, tuple)) else [in_dims] * len(args)
        pairs = [pair for arg, dim in zip(args, dims) for pair in _flat(arg, dim)]
        if not pairs:
            raise ValueError(f'vmap({getattr(func, "__name__", func)}, in_dims={in_dims}, ...)(<inputs>): at least one '
                             'input must have a mapped-over dimension')
        sizes = [tensor.size(dim) for tensor, dim in pairs]
        if any(size != sizes[0] for size in sizes):
            raise ValueError('vmap: Expected all tensors to have the same size in the mapped dimension, got sizes '
                             f'{sizes} for the mapped dimension')
        result = func(*[_first(arg, dim) for arg, dim in zip(args, dims)], **kwargs)
        return _spread(result, out_dims, sizes[0])
    return wrapper


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
    """Output shape + input shape. docs: torch.func.jacrev"""
    def wrapper(*args, **kwargs):
        output = func(*args, **kwargs)
        value, aux = output if has_aux else (output, None)
        if not isinstance(value, Tensor):
            return unknown('torch.func.jacrev of a function with several outputs is not modelled')
        indices = (argnums,) if isinstance(argnums, int) else argnums
        made = tuple(_torch.empty((*value.shape, *args[i].shape), dtype=value.dtype) for i in indices)
        jacobian = made[0] if isinstance(argnums, int) else made
        return (jacobian, aux) if has_aux else jacobian
    return wrapper


jacfwd = jacrev


def hessian(func, argnums=0):
    """Output shape + input shape twice. docs: torch.func.hessian"""
    return jacrev(jacrev(func, argnums), argnums)


def vjp(func, *primals, has_aux=False):
    """The output, and a function to one tensor per input. docs: torch.func.vjp"""
    output = func(*primals)

    def pull(*cotangents, **kwargs):
        return tuple(_like(primal) for primal in primals)

    return (output[0], pull, output[1]) if has_aux else (output, pull)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """The output, and one tensor per output. docs: torch.func.jvp"""
    output = func(*primals)
    return (output[0], _like(output[0]), output[1]) if has_aux else (output, _like(output))


def linearize(func, *primals):
    """docs: torch.func.linearize"""
    output = func(*primals)
    return output, lambda *tangents: _like(output)


def functionalize(func, *, remove='mutations'):
    """docs: torch.func.functionalize"""
    return func


def stack_module_state(models):
    """Parameters and buffers of several models, stacked. docs: torch.func.stack_module_state"""
    if len(models) == 0:
        raise RuntimeError('stack_module_state: Expected at least one model, got 0.')
    params = {name: _torch.stack([dict(model.named_parameters())[name].detach() for model in models]).requires_grad_()
              for name, _ in models[0].named_parameters()}
    buffers = {name: _torch.stack([dict(model.named_buffers())[name] for model in models])
               for name, _ in models[0].named_buffers()}
    return params, buffers


def replace_all_batch_norm_modules_(root):
    """docs: torch.func.replace_all_batch_norm_modules_"""
    from torch.nn.modules.batchnorm import _BatchNorm
    for module in root.modules():
        if isinstance(module, _BatchNorm):
            module.running_mean = module.running_var = module.num_batches_tracked = None
            module.track_running_stats = False
    return root


__getattr__ = rest_of('func')
