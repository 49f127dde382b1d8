"""Compiling changes no shape: everything is passed through as it is. docs: torch.jit"""
import builtins
from typing import Any, Dict, Final, List, Optional, Tuple, Union

from _shapetrace import unknown
from torch.jit import annotations

Attribute = None


def is_scripting():
    """docs: torch.jit.is_scripting"""
    return False


def is_tracing():
    """docs: torch.jit.is_tracing"""
    return False


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    """docs: torch.jit.script"""
    return obj


def trace(func, example_inputs=None, optimize=None, check_trace=True, check_inputs=None, check_tolerance=1e-5,
          strict=True, _force_outplace=False, _module_class=None, _compilation_unit=None, example_kwarg_inputs=None,
          _store_inputs=True):
    """Calls the function once, as torch does to record it. docs: torch.jit.trace"""
    if example_kwarg_inputs is not None:
        func(**example_kwarg_inputs)
    elif example_inputs is not None:
        func(*(example_inputs if builtins.isinstance(example_inputs, (tuple, list)) else (example_inputs,)))
    return func


def trace_module(mod, inputs, *args, **kwargs):
    """docs: torch.jit.trace_module"""
    for name, given in inputs.items():
        getattr(mod, name)(*(given if builtins.isinstance(given, (tuple, list)) else (given,)))
    return mod


def _pass_through(fn=None, *args, **kwargs):
    return fn


def ignore(drop=False, **kwargs):
    """docs: torch.jit.ignore"""
    return drop if callable(drop) else _pass_through


def export(fn):
    """docs: torch.jit.export"""
    return fn


def unused(fn):
    """docs: torch.jit.unused"""
    return fn


def interface(obj):
    """docs: torch.jit.interface"""
    return obj


def _script_if_tracing(fn):
    return fn


script_if_tracing = _script_if_tracing


def _overload(func):
    return func


def _overload_method(func):
    return func


def script_method(fn):
    return fn


def annotate(the_type, the_value):
    """docs: torch.jit.annotate"""
    return the_value


def isinstance(obj, target_type):
    """docs: torch.jit.isinstance"""
    origin = getattr(target_type, '__origin__', target_type)
    if builtins.isinstance(origin, type):
        return builtins.isinstance(obj, origin)
    return unknown('torch.jit.isinstance with a type that is not a class', bool)


def freeze(mod, preserved_attrs=None, optimize_numerics=True):
    """docs: torch.jit.freeze"""
    return mod


def optimize_for_inference(mod, other_methods=None):
    """docs: torch.jit.optimize_for_inference"""
    return mod


def fork(func, *args, **kwargs):
    """docs: torch.jit.fork"""
    return func(*args, **kwargs)


def wait(future):
    """docs: torch.jit.wait"""
    return future


def save(m, f, _extra_files=None):
    """docs: torch.jit.save"""
    from torch.serialization import save as save_object
    save_object(m, f)


def load(f, map_location=None, _extra_files=None, _restore_shapes=False):
    """docs: torch.jit.load"""
    from torch.serialization import load as load_object
    return load_object(f, map_location, weights_only=False)


def set_fusion_strategy(strategy):
    return strategy


def onednn_fusion_enabled():
    return False


def enable_onednn_fusion(enabled):
    pass


class _Fused:
    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


fuser = optimized_execution = strict_fusion = _disable_emit_hooks = _Fused


class Error(RuntimeError):
    pass


class RecursiveScriptModule:
    """Only for isinstance: scripted modules stay what they are."""


class ScriptFunction:
    """Only for isinstance."""


def __getattr__(name):
    if name == 'ScriptModule':
        from torch.nn.modules.module import Module

        class ScriptModule(Module):
            """docs: torch.jit.ScriptModule"""

        globals()[name] = ScriptModule
        return ScriptModule
    if name in ('_trace', '_state', 'frontend', '_recursive', 'mobile', 'supported_ops', 'unsupported_tensor_ops'):
        return unknown(f'torch.jit.{name} is not modelled')
    from torch._names import rest_of
    return rest_of('jit')(name)
