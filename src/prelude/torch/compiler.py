"""Compiling changes no shape. docs: torch.compiler"""
from _shapetrace import unknown
from torch._dynamo import allow_in_graph, assume_constant_result, list_backends, reset
from torch._misc import compile
from torch._names import rest_of


def disable(fn=None, recursive=True, *, reason=None):
    """docs: torch.compiler.disable"""
    return (lambda function: function) if fn is None else fn


def is_compiling():
    """docs: torch.compiler.is_compiling"""
    return False


def is_dynamo_compiling():
    """docs: torch.compiler.is_dynamo_compiling"""
    return False


def is_exporting():
    """docs: torch.compiler.is_exporting"""
    return False


def cudagraph_mark_step_begin():
    """docs: torch.compiler.cudagraph_mark_step_begin"""


def substitute_in_graph(original_fn, *, can_constant_fold_through=False, skip_signature_check=False):
    """docs: torch.compiler.substitute_in_graph"""
    return lambda function: function


class set_stance:
    """docs: torch.compiler.set_stance"""

    def __init__(self, stance='default', **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def __call__(self, fn):
        return fn


def set_enable_guard_collectives(enabled):
    """docs: torch.compiler.set_enable_guard_collectives"""


def save_cache_artifacts():
    return None


def load_cache_artifacts(serialized_artifacts):
    return unknown('the cache of the compiler')


__getattr__ = rest_of('compiler')
