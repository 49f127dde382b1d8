"""The operations of einx on top of torch: sizes and types. What einx would refuse is a gap. docs: einx"""
import builtins

import torch
from _shapetrace import is_unknown, unknown
from einx import _notation
from einx._notation import Axis, Group, NotSolved

_OPTIONS = ('backend', 'graph', 'cse')


def _solved(description, tensors, parameters):
    """(inputs, outputs or None, sizes): expressions without ellipses, sizes of all axes that inputs have."""
    inputs, outputs = _notation.split(description)
    if len(inputs) != len(tensors):
        raise NotSolved(f'{len(tensors)} tensors for {len(inputs)} expressions')
    shapes = [tuple(t.shape) if hasattr(t, 'shape') else () if isinstance(t, (int, float, bool)) else None
              for t in tensors]
    count = _notation.count_of_ellipsis(inputs, [None if shape is None else len(shape) for shape in shapes])
    inputs = [_notation.expand(parts, count) for parts in inputs]
    sizes = {name: value for name, value in parameters.items() if name not in _OPTIONS}
    _notation.solve(inputs, shapes, sizes)
    if outputs is not None:
        outputs = [_notation.expand(parts, count) for parts in outputs]
    return inputs, outputs, sizes


def _names(parts):
    return [axis.name for axis in _notation.axes(parts) if axis.name is not None]


def _flat(tensor, parts, sizes):
    """The tensor with one dimension for each named axis."""
    wanted = [sizes[name] for name in _names(parts)]
    return tensor if list(tensor.shape) == wanted else tensor.reshape(wanted)


def _aligned(tensor, parts, order, sizes):
    """The tensor with its named axes in `order`, 1 where it has none."""
    if not hasattr(tensor, 'shape'):
        return tensor
    names = _names(parts)
    if len(set(names)) != len(names):
        raise NotSolved('an axis that occurs twice')
    tensor = _flat(tensor, parts, sizes)
    present = [name for name in order if name in names]
    if present != names:
        tensor = tensor.permute([names.index(name) for name in present])
    missing = [at for at, name in enumerate(order) if name not in names]
    for at in missing:
        tensor = tensor.unsqueeze(at)
    return tensor


def _composed(tensor, order, parts, sizes):
    """From a tensor with the axes `order` to the dimensions that the output expression wants."""
    names = _names(parts)
    kept = [name for name in order if name in names]
    if [name for name in names if name in kept] != kept:
        tensor = tensor.permute([kept.index(name) for name in names if name in kept])
    for at, name in enumerate(names):
        if name not in kept:
            tensor = tensor.unsqueeze(at)
    full = [sizes[name] for name in names]
    if list(tensor.shape) != full:
        tensor = tensor.expand(full)
    shape = [_notation.size_of(part, sizes) for part in parts]
    return tensor if list(tensor.shape) == shape else tensor.reshape(shape)


def _operation(function):
    """What cannot be worked out is unknown, and said to be."""
    def operation(description, *tensors, **parameters):
        for tensor in tensors:
            if is_unknown(tensor):
                return unknown(tensor, torch.Tensor)
        try:
            return function(description, *tensors, **parameters)
        except NotSolved as reason:
            return unknown(f'einx.{function.__name__} {description!r}: {reason}', torch.Tensor)
    operation.__name__ = operation.__qualname__ = function.__name__
    return operation


def _without_marked(parts):
    kept = []
    for part in parts:
        if isinstance(part, Group):
            kept.append(Group(_without_marked(part.parts)))
        elif not part.marked:
            kept.append(part)
    return kept


def _one(outputs):
    if len(outputs) != 1:
        raise NotSolved('several outputs')
    return outputs[0]


# --- moving axes ---


@_operation
def id(description, *tensors, **parameters):
    """docs: einx.id"""
    inputs, outputs, sizes = _solved(description, tensors, parameters)
    if outputs is None or len(outputs) != len(inputs):
        raise NotSolved('other outputs than inputs')
    results = []
    for tensor, parts, wanted in zip(tensors, inputs, outputs):
        order = [name for name in _names(wanted) if name in _names(parts)]
        if len(order) != len(_names(parts)):
            raise NotSolved('an axis that the output lacks')
        results.append(_composed(_aligned(tensor, parts, order, sizes), order, wanted, sizes))
    return results[0] if len(results) == 1 else tuple(results)


# --- element by element ---


def _elementwise(name, compute):
    def function(description, *tensors, **parameters):
        inputs, outputs, sizes = _solved(description, tensors, parameters)
        if outputs is not None:
            wanted = _one(outputs)
        else:  # the input that has the axes of all others
            everything = {axis for parts in inputs for axis in _names(parts)}
            full = [parts for parts in inputs if set(_names(parts)) == everything]
            if not full:
                raise NotSolved('an output that is not given')
            wanted = full[0]
        order = _names(wanted)
        present = [axis for axis in order if builtins.any(axis in _names(parts) for parts in inputs)]
        for parts in inputs:
            if set(_names(parts)) - set(order):
                raise NotSolved('an axis that the output lacks')
        operands = [_aligned(tensor, parts, present, sizes) for tensor, parts in zip(tensors, inputs)]
        result = operands[0] if len(operands) == 1 else compute(*operands)
        return _composed(result, present, wanted, sizes)
    function.__name__ = name
    return _operation(function)


def _chained(compute):
    def all_of(first, *others):
        for other in others:
            first = compute(first, other)
        return first
    return all_of


def _where(mask, x, y):
    return torch.where(mask, x, y)


def _tensors_of(compute):
    """For functions of torch that take no numbers."""
    def wrapped(a, b):
        like = a if hasattr(a, 'shape') else b
        a, b = (t if hasattr(t, 'shape') else torch.tensor(t, device=like.device) for t in (a, b))
        return compute(a, b)
    return wrapped


add = _elementwise('add', _chained(lambda a, b: a + b))
subtract = _elementwise('subtract', _chained(lambda a, b: a - b))
multiply = _elementwise('multiply', _chained(lambda a, b: a * b))
divide = true_divide = _elementwise('divide', _chained(lambda a, b: a / b))
floor_divide = _elementwise('floor_divide', _chained(lambda a, b: a // b))
less = _elementwise('less', lambda a, b: a < b)
less_equal = _elementwise('less_equal', lambda a, b: a <= b)
greater = _elementwise('greater', lambda a, b: a > b)
greater_equal = _elementwise('greater_equal', lambda a, b: a >= b)
equal = _elementwise('equal', lambda a, b: a == b)
not_equal = _elementwise('not_equal', lambda a, b: a != b)
logical_and = _elementwise('logical_and', _chained(_tensors_of(torch.logical_and)))
logical_or = _elementwise('logical_or', _chained(_tensors_of(torch.logical_or)))
maximum = _elementwise('maximum', _chained(_tensors_of(torch.maximum)))
minimum = _elementwise('minimum', _chained(_tensors_of(torch.minimum)))
logaddexp = _elementwise('logaddexp', _chained(_tensors_of(torch.logaddexp)))
where = _elementwise('where', _where)


# --- reductions, and functions along marked axes ---


def _reduction(name, compute):
    def function(description, tensor, *, keepdims=None, **parameters):
        (parts,), outputs, sizes = _solved(description, (tensor,), parameters)
        wanted = _without_marked(parts) if outputs is None else _one(outputs)
        if keepdims:
            wanted = [Axis(None, False, 1) if isinstance(part, Axis) and part.marked else part for part in parts]
        order = _names(parts)
        kept = [axis for axis in order if axis in _names(wanted)]
        flat = _flat(tensor, parts, sizes)
        dims = [at for at, axis in enumerate(order) if axis not in kept]
        return _composed(compute(flat, dims) if dims else flat, kept, wanted, sizes)
    function.__name__ = name
    return _operation(function)


def _prod(tensor, dims):
    for dim in reversed(dims):
        tensor = tensor.prod(dim)
    return tensor


sum = _reduction('sum', lambda t, dims: t.sum(dims))
mean = _reduction('mean', lambda t, dims: t.mean(dims))
var = _reduction('var', lambda t, dims: t.var(dims, correction=0))
std = _reduction('std', lambda t, dims: t.std(dims, correction=0))
prod = _reduction('prod', _prod)
count_nonzero = _reduction('count_nonzero', lambda t, dims: t.count_nonzero(dims))
any = _reduction('any', lambda t, dims: t.any(dims))
all = _reduction('all', lambda t, dims: t.all(dims))
max = _reduction('max', lambda t, dims: t.amax(dims))
min = _reduction('min', lambda t, dims: t.amin(dims))
logsumexp = _reduction('logsumexp', lambda t, dims: t.logsumexp(dims))


def _along(name, compute):
    def function(description, tensor, **parameters):
        options = {key: parameters.pop(key) for key in ('shift',) if key in parameters}
        (parts,), outputs, sizes = _solved(description, (tensor,), parameters)
        wanted = parts if outputs is None else _one(outputs)
        order = _names(parts)
        marked = [axis.name for axis in _notation.axes(parts) if axis.marked]
        flat = compute(_flat(tensor, parts, sizes), [order.index(axis) for axis in marked], **options)
        return _composed(flat, order, wanted, sizes)
    function.__name__ = name
    return _operation(function)


def _last(compute):
    """A function along one dimension, for several that are taken as one."""
    def wrapped(tensor, dims):
        if len(dims) != 1:
            return tensor * 1.0 if not tensor.is_floating_point() else tensor * 1
        return compute(tensor, dims[0])
    return wrapped


def _not_modelled(name):
    def function(description, *tensors, **parameters):
        raise NotSolved('it is not modelled')
    function.__name__ = name
    return _operation(function)


set_at, add_at, subtract_at, argmax, argmin = map(
    _not_modelled, ('set_at', 'add_at', 'subtract_at', 'argmax', 'argmin'))
softmax = _along('softmax', _last(lambda t, dim: t.softmax(dim)))
log_softmax = _along('log_softmax', _last(lambda t, dim: t.log_softmax(dim)))
sort = _along('sort', _last(lambda t, dim: t.sort(dim).values))
argsort = _along('argsort', _last(lambda t, dim: t.argsort(dim)))
flip = _along('flip', lambda t, dims: t.flip(dims))
roll = _along('roll', lambda t, dims, shift=0: t.roll([shift] * len(dims) if isinstance(shift, int) else list(shift), dims))


# --- products and indexing ---


@_operation
def dot(description, *tensors, **parameters):
    """docs: einx.dot"""
    inputs, outputs, sizes = _solved(description, tensors, parameters)
    if outputs is None:
        raise NotSolved('an output that is not given')
    wanted = _one(outputs)
    letters = {}
    for parts in (*inputs, wanted):
        for name in _names(parts):
            letters.setdefault(name, chr(ord('a') + len(letters)))
    order = [name for name in _names(wanted)]
    operands = [_flat(tensor, parts, sizes) for tensor, parts in zip(tensors, inputs)]
    spelled = ','.join(''.join(letters[name] for name in _names(parts)) for parts in inputs)
    result = torch.einsum(spelled + '->' + ''.join(letters[name] for name in order), *operands)
    return _composed(result, order, wanted, sizes)


@_operation
def get_at(description, tensor, *coordinates, **parameters):
    """docs: einx.get_at"""
    inputs, outputs, sizes = _solved(description, (tensor, *coordinates), parameters)
    source, *indices = inputs
    marked = {axis.name for parts in indices for axis in _notation.axes(parts) if axis.marked}
    gathered = [axis.name for axis in _notation.axes(source) if axis.marked]
    if outputs is not None:
        wanted = _one(outputs)
    else:
        wanted = _without_marked(source)
        for parts in indices:
            wanted += [part for part in _without_marked(parts)
                       if isinstance(part, Group) or part.name not in _names(wanted)]
    if builtins.any(name not in sizes for name in _names(wanted)) or marked & set(_names(wanted)):
        raise NotSolved('coordinates of this kind')
    order = _names(source)
    flat = _flat(tensor, source, sizes)
    for axis in gathered:  # which element is taken changes no size
        flat = flat.select(order.index(axis), 0)
        order.remove(axis)
    return _composed(flat * 1 if flat.requires_grad else flat.clone(), order, wanted, sizes)

