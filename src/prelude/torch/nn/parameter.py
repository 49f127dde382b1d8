"""Tensors that modules register: parameters, buffers, and those whose shape is still open. docs: torch.nn.parameter"""
import _torch
from _shapetrace import is_unknown
from _torch import Tensor


class Parameter(Tensor):
    """A tensor that is a module's parameter; shares the data it is made of. docs: torch.nn.Parameter"""

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = _torch.empty(0)
        if is_unknown(data):
            return data
        if not isinstance(data, Tensor):
            data = data.detach()
        return _torch._make_subclass(cls, data, requires_grad)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copy = type(self)(self.detach().clone(memory_format=_torch.preserve_format), self.requires_grad)
        memo[id(self)] = copy
        return copy

    def __repr__(self):
        return 'Parameter containing:\n' + super().__repr__()

    __torch_function__ = _torch._disabled_torch_function_impl  # operators on parameters give plain tensors


class _BufferMeta(type(Tensor)):
    """A buffer is any tensor that Buffer() marked."""

    def __instancecheck__(cls, instance):
        if cls is Buffer and isinstance(instance, Tensor):
            return getattr(instance, '_is_buffer', False)
        return super().__instancecheck__(instance)


class Buffer(Tensor, metaclass=_BufferMeta):
    """Marks a tensor so that assigning it to a module registers a buffer. docs: torch.nn.Buffer"""

    def __new__(cls, data=None, *, persistent=True):
        if data is None:
            data = _torch.empty(0)
        marked = data.detach().requires_grad_(data.requires_grad)
        marked.persistent = persistent
        marked._is_buffer = True
        return marked


class UninitializedTensorMixin:
    """What a parameter or buffer is before its shape is known. docs: torch.nn.parameter.UninitializedParameter"""

    def materialize(self, shape, device=None, dtype=None):
        """Gives the tensor its shape; from then on it is an ordinary one."""
        data = _torch.empty(shape, device=self.device if device is None else device,
                            dtype=self.dtype if dtype is None else dtype)
        self.__class__ = self.cls_to_become
        self.data = data

    @property
    def shape(self):
        raise RuntimeError("Can't access the shape of an uninitialized parameter or buffer. This error usually happens "
                           'in `load_state_dict` when trying to load an uninitialized parameter into an initialized '
                           'one. Call `forward` to initialize the parameters before accessing their attributes.')

    def share_memory_(self):
        raise RuntimeError("Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize "
                           'the parameters before calling `module.share_memory()`.')

    def __repr__(self):
        return f'<{self.__class__.__name__}>'


def is_lazy(param):
    """Whether the shape of a parameter or buffer is still open."""
    return isinstance(param, UninitializedTensorMixin)


class UninitializedParameter(UninitializedTensorMixin, Parameter):
    """A parameter without a shape. docs: torch.nn.parameter.UninitializedParameter"""
    cls_to_become = Parameter

    def __new__(cls, requires_grad=True, device=None, dtype=None):
        return _torch._make_subclass(cls, _torch.empty(0, device=device, dtype=dtype), requires_grad)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copy = type(self)(self.requires_grad, self.device, self.dtype)
        memo[id(self)] = copy
        return copy


class UninitializedBuffer(UninitializedTensorMixin, Tensor):
    """A buffer without a shape. docs: torch.nn.parameter.UninitializedBuffer"""
    cls_to_become = Tensor

    def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
        buffer = _torch._make_subclass(cls, _torch.empty(0, device=device, dtype=dtype), requires_grad)
        buffer.persistent = persistent
        buffer._is_buffer = True
        return buffer
