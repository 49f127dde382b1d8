"""Parameters computed from others by modules. docs: torch.nn.utils.parametrize"""
import copy
from contextlib import contextmanager

from _torch import Tensor
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.parameter import Parameter
from torch._names import rest_of

_UNLESS_UNSAFE = 'unless `unsafe` flag is enabled.'
_UNLESS_THE_UNSAFE = 'unless the `unsafe` flag is enabled.'


@contextmanager
def cached():
    """docs: torch.nn.utils.parametrize.cached"""
    yield


def _register(module, name, tensor):
    if isinstance(tensor, Parameter):
        module.register_parameter(name, tensor)
    else:
        module.register_buffer(name, tensor)


def _right_inverse(parametrizations, value):
    """What the first parametrization would have to be given; those without an inverse are passed over."""
    for parametrization in reversed(list(parametrizations)):
        if hasattr(parametrization, 'right_inverse'):
            try:
                value = parametrization.right_inverse(value)
            except NotImplementedError:
                pass
    return value


class ParametrizationList(ModuleList):
    """The parametrizations of one tensor, and the tensors they start from.
    docs: torch.nn.utils.parametrize.ParametrizationList"""

    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError('ParametrizationList requires one or more modules.')
        super().__init__(modules)
        self.unsafe = unsafe
        shape, dtype = original.shape, original.dtype
        new = _right_inverse(self, original.detach())
        if not isinstance(new, (Tensor, list, tuple)):
            raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). Got "
                             f'{type(new).__name__}')
        self.is_tensor = isinstance(new, Tensor)
        self.ntensors = 1 if self.is_tensor else len(new)
        if self.is_tensor:
            if original.dtype != new.dtype:
                raise ValueError('When `right_inverse` outputs one tensor, it may not change the dtype.\n'
                                 f'original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}')
            if original.device != new.device:
                raise ValueError('When `right_inverse` outputs one tensor, it may not change the device.\n'
                                 f'original.device: {original.device}\nright_inverse(original).device: {new.device}')
            original.data = new
            _register(self, 'original', original)
        else:
            for i, tensor in enumerate(new):
                if not isinstance(tensor, Tensor):
                    raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                     f'Got element {i} of the sequence with type {type(tensor).__name__}.')
                if isinstance(original, Parameter):
                    tensor = Parameter(tensor, original.requires_grad)
                _register(self, f'original{i}', tensor.requires_grad_(original.requires_grad))
        if not unsafe:
            result = self()
            if not isinstance(result, Tensor):
                raise ValueError(f'A parametrization must return a tensor. Got {type(result).__name__}.')
            for what, before, after in (('dtype', dtype, result.dtype), ('shape', shape, result.shape)):
                if before != after:
                    raise ValueError(f'Registering a parametrization may not change the {what} of the tensor, '
                                     f'{_UNLESS_UNSAFE}\nunparametrized {what}: {before}\n'
                                     f'parametrized {what}: {after}')

    def right_inverse(self, value):
        """Sets the originals so that the parametrized tensor becomes value."""
        for parametrization in reversed(list(self)):
            if not hasattr(parametrization, 'right_inverse'):
                raise RuntimeError(f'parametrization {type(parametrization).__name__} does not implement '
                                   'right_inverse.')
            value = parametrization.right_inverse(value)
        if self.is_tensor:
            if not isinstance(value, Tensor):
                raise ValueError(f'`right_inverse` should return a tensor. Got {type(value).__name__}')
            if value.dtype != self.original.dtype:
                raise ValueError(f'The tensor returned by `right_inverse` has dtype {value.dtype} while `original` has '
                                 f'dtype {self.original.dtype}')
            self.original.data = value.detach()
            return
        if not isinstance(value, (list, tuple)):
            raise ValueError(f"'right_inverse' must return a sequence of tensors. Got {type(value).__name__}.")
        if len(value) != self.ntensors:
            raise ValueError(f"'right_inverse' must return a sequence of tensors of length {self.ntensors}. Got a "
                             f'sequence of length {len(value)}.')
        for i, tensor in enumerate(value):
            original = getattr(self, f'original{i}')
            if original.dtype != tensor.dtype:
                raise ValueError(f'Tensor {i} returned by `right_inverse` has dtype {tensor.dtype} while `original{i}` '
                                 f'has dtype {original.dtype}')
            original.data = tensor.detach()

    def forward(self):
        first, *others = list(self)
        if self.is_tensor:
            value = first(self.original)
        else:
            value = first(*[getattr(self, f'original{i}') for i in range(self.ntensors)])
        for parametrization in others:
            value = parametrization(value)
        return value


def _deepcopy(self, memo):
    if id(self) in memo:
        return memo[id(self)]
    replica = self.__new__(self.__class__)
    memo[id(self)] = replica
    replica.__dict__.update(copy.deepcopy(self.__dict__, memo))
    return replica


def _no_getstate(self):
    raise RuntimeError('Serialization of parametrized modules is only supported through state_dict(). See:\n'
                       'https://pytorch.org/tutorials/beginner/saving_loading_models.html'
                       '#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training')


def _inject_new_class(module):
    """A class of the module's own, so that a property can stand for the tensor."""
    cls = module.__class__
    members = {'__getstate__': _no_getstate}
    if not hasattr(cls, '__deepcopy__'):
        members['__deepcopy__'] = _deepcopy
    module.__class__ = type(f'Parametrized{cls.__name__}', (cls,), members)


def _inject_property(module, tensor_name):
    def get_parametrized(self):
        return self.parametrizations[tensor_name]()

    def set_original(self, value):
        self.parametrizations[tensor_name].right_inverse(value)

    setattr(module.__class__, tensor_name, property(get_parametrized, set_original))


def _check_same(what, label, before, new_label, after):
    if before != after:
        raise ValueError(f'Registering a parametrization may not change the {what} of the tensor, '
                         f'{_UNLESS_THE_UNSAFE}\n{label}.{what}: {before}\n{new_label}.{what}: {after}')


def _check_added(module, tensor_name, parametrization):
    """What adding one more parametrization demands of it."""
    label = f'module.{tensor_name}'
    before = getattr(module, tensor_name)
    after = parametrization(before)
    if not isinstance(after, Tensor):
        raise ValueError(f'A parametrization must return a tensor. Got {type(after).__name__}.')
    _check_same('dtype', label, before.dtype, f'parametrization({label})', after.dtype)
    _check_same('shape', label, before.shape, f'parametrization({label})', after.shape)
    if not hasattr(parametrization, 'right_inverse'):
        return
    try:
        back = parametrization.right_inverse(after)
    except NotImplementedError:
        return
    if not isinstance(back, Tensor):
        raise ValueError(f'parametrization.right_inverse must return a tensor. Got: {type(back).__name__}')
    for what, old, new in (('dtype', before.dtype, back.dtype), ('shape', before.shape, back.shape)):
        if old != new:
            raise ValueError(f'The tensor returned by parametrization.right_inverse must have the same {what} as '
                             f'{label}, {_UNLESS_THE_UNSAFE}\n{label}.{what}: {old}\nreturned {what}: {new}')


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    """docs: torch.nn.utils.parametrize.register_parametrization"""
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        if not unsafe:
            _check_added(module, tensor_name, parametrization)
        module.parametrizations[tensor_name].append(parametrization)
        module.parametrizations[tensor_name].unsafe |= unsafe
    elif tensor_name in module._buffers or tensor_name in module._parameters:
        parametrizations = ParametrizationList([parametrization], getattr(module, tensor_name), unsafe=unsafe)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            _inject_new_class(module)
            module.parametrizations = ModuleDict()
        _inject_property(module, tensor_name)
        module.parametrizations[tensor_name] = parametrizations
    else:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
                         f"'{tensor_name}'")
    return module


def is_parametrized(module, tensor_name=None):
    """docs: torch.nn.utils.parametrize.is_parametrized"""
    parametrizations = getattr(module, 'parametrizations', None)
    if not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    """docs: torch.nn.utils.parametrize.remove_parametrizations"""
    if not is_parametrized(module, tensor_name):
        raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
    parametrizations = module.parametrizations[tensor_name]
    if parametrizations.is_tensor:
        original = parametrizations.original
        if leave_parametrized:
            original.data = getattr(module, tensor_name).detach()
    elif leave_parametrized:
        value = getattr(module, tensor_name)
        original = Parameter(value) if value.requires_grad else value
    else:
        raise ValueError('Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in '
                         'terms of a sequence of tensors.')
    delattr(module.__class__, tensor_name)
    del module.parametrizations[tensor_name]
    _register(module, tensor_name, original)
    if not is_parametrized(module):
        delattr(module, 'parametrizations')
        module.__class__ = module.__class__.__bases__[0]
    return module


def type_before_parametrizations(module):
    """docs: torch.nn.utils.parametrize.type_before_parametrizations"""
    return module.__class__.__bases__[0] if is_parametrized(module) else type(module)


def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    """docs: torch.nn.utils.parametrize.transfer_parametrizations_and_params"""
    if is_parametrized(from_module):
        for name in list(from_module.parametrizations) if tensor_name is None else [tensor_name]:
            if not hasattr(to_module, name):
                setattr(to_module, name, Parameter(getattr(from_module, name)))
            source = from_module.parametrizations[name]
            for parametrization in source:
                register_parametrization(to_module, name, parametrization)
            target = to_module.parametrizations[name]
            for original in ['original'] if source.is_tensor else [f'original{i}' for i in range(source.ntensors)]:
                setattr(target, original, getattr(source, original))
    return to_module


__getattr__ = rest_of('nn.utils.parametrize')
