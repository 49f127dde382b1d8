"""What backward() does besides gradients of leaves: hooks of tensors and modules, and retained gradients.

The graph is not followed backwards: whatever was hooked on tensors made so far is taken to be reached, in the reverse of
the order in which they were made. docs: torch.Tensor.register_hook, torch.nn.Module.register_full_backward_hook
"""
import _torch
from _shapetrace import is_unknown
from _torch import Tensor
from torch.utils.hooks import RemovableHandle

_of_graph = []  # functions for the next backward(), in the order in which their tensors were made
_of_leaves = []  # functions for every backward(): leaves come last, and stay


def note(tell, leaf=False):
    if not _of_graph and not _of_leaves:
        _torch._on_backward(run)
    (_of_leaves if leaf else _of_graph).append(tell)


def run(accumulates=True):
    """Tells all who wait that gradients have been computed, and whether leaves have got theirs."""
    waiting = _of_graph[::-1]
    _of_graph.clear()
    for tell in waiting + (_of_leaves if accumulates else []):
        tell()


def _is_tensor(value):
    return not is_unknown(value) and isinstance(value, Tensor)


def _gradient(value):
    return _torch.empty_like(value) if _is_tensor(value) and value.requires_grad else None


def _hooked(hook):
    """A table with this hook, and the handle that takes it off again."""
    hooks = {}
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    return hooks, handle


def register_hook(self, hook):
    """hook(gradient) at each backward(); the gradient has this tensor's shape. docs: torch.Tensor.register_hook"""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    hooks, handle = _hooked(hook)

    def tell():
        gradient = _gradient(self)
        for each in list(hooks.values()):
            changed = each(gradient)
            if changed is not None:
                gradient = changed

    note(tell, self.is_leaf)
    return handle


def register_post_accumulate_grad_hook(self, hook):
    """hook(tensor) once its gradient is there. docs: torch.Tensor.register_post_accumulate_grad_hook"""
    if not self.requires_grad:
        raise RuntimeError("cannot register a hook on a tensor that doesn't require gradient")
    if not self.is_leaf:
        raise RuntimeError('post accumulate grad hooks cannot be registered on non-leaf tensors')
    hooks, handle = _hooked(hook)
    note(lambda: [each(self) for each in list(hooks.values())], True)
    return handle


def retain_grad(self):
    """backward() gives this tensor a gradient, too. docs: torch.Tensor.retain_grad"""
    if not self.requires_grad:
        raise RuntimeError("can't retain_grad on Tensor that has requires_grad=False")
    if self.is_leaf:
        return

    def tell():
        if self.grad is None:
            self.grad = _gradient(self)

    note(tell)


def note_module(module, hooks, pre_hooks, inputs, result):
    """The hooks of one call of a module, to be told of its gradients."""
    outputs = result if isinstance(result, tuple) else (result,)
    if not any(_is_tensor(output) and output.requires_grad for output in outputs):
        return

    def tell():
        gradients = tuple(map(_gradient, outputs))
        for hook in list(pre_hooks.values()):
            changed = hook(module, gradients)
            if changed is not None:
                gradients = changed if isinstance(changed, tuple) else (changed,)
        of_inputs = tuple(map(_gradient, inputs))
        for hook in list(hooks.values()):
            hook(module, of_inputs, gradients)

    note(tell)
