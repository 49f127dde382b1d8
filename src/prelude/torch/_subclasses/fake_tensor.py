"""Tensors without elements: all of ours are, so the mode changes nothing. docs: torch._subclasses.fake_tensor"""
import _torch
from torch._names import module_gap


class FakeTensor(_torch.Tensor):
    pass


class FakeTensorMode:
    def __init__(self, *, allow_fallback_kernels=True, allow_non_fake_inputs=False, shape_env=None,
                 static_shapes=None, export=False):
        self.allow_non_fake_inputs = allow_non_fake_inputs
        self.shape_env = shape_env

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def from_tensor(self, tensor, *, static_shapes=None, source=None, symbolic_context=None, trace=True):
        return tensor.detach()


__getattr__ = module_gap('torch._subclasses.fake_tensor')
