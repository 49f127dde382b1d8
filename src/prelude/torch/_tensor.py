"""Methods of tensors that are no native ones. docs: torch.Tensor"""
from _torch import Tensor
from torch._names import gap, is_tensor_attribute, module_gap

_FUNCTIONS = ('norm', 'unique', 'unique_consecutive', 'stft', 'istft', 'lu')  # of torch.functional, with self first


def missing(tensor, name):
    """An attribute that no class of the tensor has."""
    if name in _FUNCTIONS:
        from torch import functional
        function = getattr(functional, name)
        setattr(Tensor, name, lambda self, *args, **kwargs: function(self, *args, **kwargs))
        return getattr(tensor, name)
    if is_tensor_attribute(name):
        return gap('torch.Tensor.' + name)
    raise AttributeError(f"'{type(tensor).__name__}' object has no attribute '{name}'")


__getattr__ = module_gap('torch._tensor')
