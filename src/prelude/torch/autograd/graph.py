"""Hooks into the graph of gradients: never called. docs: torch.autograd.graph"""
from torch._names import rest_of


class saved_tensors_hooks:
    """docs: torch.autograd.graph.saved_tensors_hooks"""

    def __init__(self, pack_hook=None, unpack_hook=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class save_on_cpu(saved_tensors_hooks):
    """docs: torch.autograd.graph.save_on_cpu"""

    def __init__(self, pin_memory=False, device_type='cuda'):
        super().__init__()


class disable_saved_tensors_hooks(saved_tensors_hooks):
    """docs: torch.autograd.graph.disable_saved_tensors_hooks"""

    def __init__(self, error_message=''):
        super().__init__()


class allow_mutation_on_saved_tensors(saved_tensors_hooks):
    """docs: torch.autograd.graph.allow_mutation_on_saved_tensors"""


def register_multi_grad_hook(tensors, fn, *, mode='all'):
    """docs: torch.autograd.graph.register_multi_grad_hook"""
    from torch.utils.hooks import RemovableHandle
    return RemovableHandle({})


def increment_version(tensor):
    """docs: torch.autograd.graph.increment_version"""


__getattr__ = rest_of('autograd.graph')
