"""Operators with a backward of their own: only the forward is followed. docs: torch.autograd.Function"""
import warnings

import _torch
from _torch import Tensor
from torch._names import rest_of


class FunctionCtx:
    """What forward and backward hand each other. docs: torch.autograd.function.FunctionCtx"""

    def __init__(self):
        self.to_save = ()
        self.non_differentiable = ()
        self.dirty_tensors = ()
        self.materialize_grads = True
        self.needs_input_grad = ()

    def save_for_backward(self, *tensors):
        self.to_save = tensors

    def save_for_forward(self, *tensors):
        for tensor in tensors:
            if not (isinstance(tensor, Tensor) or tensor is None):
                raise AssertionError('save_for_forward expects all arguments to be tensors; you should save '
                                     'non-tensors as attributes on ctx.')
        self.saved_for_forward = tensors

    def mark_dirty(self, *args):
        self.dirty_tensors = args

    def mark_non_differentiable(self, *args):
        self.non_differentiable = args

    def mark_shared_storage(self, *pairs):
        pass

    def set_materialize_grads(self, value):
        self.materialize_grads = value

    def set_output_grad_dtype(self, *dtypes):
        pass

    @property
    def saved_tensors(self):
        return self.to_save

    saved_variables = saved_tensors


class Function(FunctionCtx):
    """docs: torch.autograd.Function"""
    generate_vmap_rule = False
    clear_saved_tensors_on_access = False

    def __init__(self, *args, **kwargs):
        warnings.warn(f'{self.__class__} should not be instantiated. Methods on autograd functions are all static, so '
                      'you should invoke them on the class itself. Instantiating an autograd function will raise an '
                      'error in a future version of PyTorch.', DeprecationWarning, stacklevel=2)

    def __call__(self, *args, **kwargs):
        raise RuntimeError('Legacy autograd function with non-static forward method is deprecated. Please use '
                           'new-style autograd function with static forward method. (Example: '
                           'https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)')

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError('You must implement the forward function for custom autograd.Function.')

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError('setup_context is not implemented.')

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError('You must implement either the backward or vjp method for your custom '
                                  'autograd.Function to use it with backward mode AD.')

    vjp = backward

    @staticmethod
    def jvp(ctx, *grad_inputs):
        raise NotImplementedError('You must implement the jvp function for custom autograd.Function to use it with '
                                  'forward mode AD.')

    @staticmethod
    def vmap(info, in_dims, *args):
        raise NotImplementedError('To use autograd.Function with vmap, you must either override the vmap staticmethod '
                                  'or set generate_vmap_rule=True.')

    @classmethod
    def apply(cls, *args, **kwargs):
        ctx = FunctionCtx()
        ctx.needs_input_grad = tuple(isinstance(arg, Tensor) and arg.requires_grad for arg in args)
        recorded = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)
        try:
            if cls.setup_context is not Function.setup_context:
                output = cls.forward(*args, **kwargs)
                cls.setup_context(ctx, args, output)
            else:
                output = cls.forward(ctx, *args, **kwargs)
        finally:
            _torch._set_grad_enabled(recorded)
        if not (recorded and any(ctx.needs_input_grad)):
            return output
        inputs = [arg for arg in args if isinstance(arg, Tensor)]
        fixed = ctx.non_differentiable

        def differentiable(value):
            if (not isinstance(value, Tensor) or not (value.is_floating_point() or value.is_complex())
                    or any(value is other for other in fixed)):
                return value
            return _torch._function_output(value, inputs, cls.__name__ + 'Backward')

        if isinstance(output, tuple):
            return tuple([differentiable(value) for value in output])
        return differentiable(output)


class InplaceFunction(Function):
    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace


class NestedIOFunction(Function):
    """docs: torch.autograd.function.NestedIOFunction"""


def once_differentiable(fn):
    """docs: torch.autograd.function.once_differentiable"""
    return fn


__getattr__ = rest_of('autograd.function')
