"""What torch.compile leaves of a module. docs: torch._dynamo"""
import sys

from _shapetrace import unknown
from torch.nn.modules.module import Module


class OptimizedModule(Module):
    """The module that was compiled, under the name `_orig_mod`; everything else of it shows through."""

    def __init__(self, mod, dynamo_ctx=None):
        super().__init__()
        self._orig_mod = mod

    def __call__(self, *args, **kwargs):
        return self._modules['_orig_mod'](*args, **kwargs)

    def forward(self, *args, **kwargs):
        return self._modules['_orig_mod'](*args, **kwargs)

    def __getattr__(self, name):
        modules = self.__dict__.get('_modules', {})
        if name == '_orig_mod' and name in modules:
            return modules[name]
        return getattr(modules['_orig_mod'], name)

    def __setattr__(self, name, value):
        if name == 'training' and '_orig_mod' in self.__dict__.get('_modules', ()):
            setattr(self._modules['_orig_mod'], name, value)
        super().__setattr__(name, value)


class _Config:
    """Any attribute can be set; the ones that are read first are not known."""

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return unknown(f'torch._dynamo.config.{name} is not modelled')

    def patch(self, *args, **kwargs):
        return _Nothing()


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def __call__(self, fn):
        return fn


config = _Config()


def is_compiling():
    return False


def reset():
    """docs: torch._dynamo.reset"""


def disable(fn=None, recursive=True, **kwargs):
    """docs: torch._dynamo.disable"""
    return (lambda function: function) if fn is None else fn


def allow_in_graph(fn):
    """docs: torch._dynamo.allow_in_graph"""
    return fn


disallow_in_graph = forbid_in_graph = run = assume_constant_result = allow_in_graph


def graph_break(msg=''):
    pass


def mark_dynamic(t, index, **kwargs):
    pass


def mark_static(t, index=None):
    pass


def mark_static_address(t, guard=True):
    pass


maybe_mark_dynamic = mark_dynamic


def optimize(*args, **kwargs):
    """docs: torch._dynamo.optimize"""
    def decorate(model):
        return OptimizedModule(model) if isinstance(model, Module) else model
    return decorate


def explain(f, *args, **kwargs):
    return unknown('torch._dynamo.explain is not modelled')


def list_backends(exclude_tags=None):
    return ['cudagraphs', 'inductor', 'onnxrt', 'openxla', 'tvm']


def __getattr__(name):
    if name in ('utils', 'eval_frame', 'backends', 'exc', 'testing'):
        if name == 'eval_frame':
            return sys.modules[__name__]
        if name == 'utils':
            __import__('torch._dynamo.utils')
            return sys.modules['torch._dynamo.utils']
        return unknown(f'torch._dynamo.{name} is not modelled')
    raise AttributeError(f"module 'torch._dynamo' has no attribute '{name}'")
