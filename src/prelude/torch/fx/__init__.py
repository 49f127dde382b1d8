"""Programs that rewrite models: tracing is not modelled, marks on functions are kept as they are. docs: torch.fx"""
import sys

from _shapetrace import unknown
from torch.nn.modules.module import Module

_SUBMODULES = ('experimental', 'graph', 'graph_module', 'node', 'passes', 'proxy', 'subgraph_rewriter', 'traceback')


class Proxy:
    """Only for isinstance. docs: torch.fx.Proxy"""


class Node:
    """Only for isinstance. docs: torch.fx.Node"""


class Graph:
    """Only for isinstance. docs: torch.fx.Graph"""


class GraphModule(Module):
    """Only for isinstance. docs: torch.fx.GraphModule"""


class Interpreter:
    """docs: torch.fx.Interpreter"""

    def __init__(self, module, garbage_collect_values=True, graph=None):
        self.module = module

    def run(self, *args, **kwargs):
        return self.module(*args)


class Transformer(Interpreter):
    """docs: torch.fx.Transformer"""


class Tracer:
    """docs: torch.fx.Tracer"""

    def __init__(self, autowrap_modules=(), autowrap_functions=(), param_shapes_constant=False):
        pass

    def is_leaf_module(self, m, module_qualified_name):
        return m.__module__.startswith('torch.nn')

    def trace(self, root, concrete_args=None):
        return unknown('torch.fx.Tracer.trace is not modelled')


def wrap(fn_or_name):
    """docs: torch.fx.wrap"""
    return fn_or_name


def symbolic_trace(root, concrete_args=None):
    """The module itself: the same shapes, without a graph. docs: torch.fx.symbolic_trace"""
    return root


def has_side_effect(fn):
    return fn


def replace_pattern(gm, pattern, replacement):
    """docs: torch.fx.replace_pattern"""
    return unknown('torch.fx.replace_pattern is not modelled')


def __getattr__(name):
    if name in _SUBMODULES:
        full = 'torch.fx.' + name
        __import__(full)
        return sys.modules[full]
    from torch._names import rest_of
    return rest_of('fx')(name)
