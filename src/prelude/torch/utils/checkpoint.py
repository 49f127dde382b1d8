"""Recomputing activations in the backward pass changes no shape: the function is simply called.

docs: torch.utils.checkpoint
"""

import contextlib

import _torch
from torch._names import rest_of


def noop_context_fn():
    return contextlib.nullcontext(), contextlib.nullcontext()


def _unexpected(kwargs):
    return ValueError("Unexpected keyword arguments: " + ",".join(kwargs))


def checkpoint(function=None, *args, use_reentrant=None, preserve_rng_state=True, context_fn=noop_context_fn,
               determinism_check="default", debug=False, early_stop=True, respect_saved_tensors_hooks=None, **kwargs):
    """docs: torch.utils.checkpoint.checkpoint"""
    if function is None and not args:
        if kwargs:
            raise _unexpected(kwargs)

        def decorate(function):
            import functools

            @functools.wraps(function)
            def run(*args, **kwargs):
                return _run(function, args, kwargs, use_reentrant, context_fn, debug, respect_saved_tensors_hooks)

            return run

        return decorate
    return _run(function, args, kwargs, use_reentrant, context_fn, debug, respect_saved_tensors_hooks)


def _run(function, args, kwargs, use_reentrant, context_fn, debug, respect_hooks):
    if use_reentrant is not None and not use_reentrant:
        with context_fn()[0]:
            return function(*args, **kwargs)
    if kwargs:
        raise _unexpected(kwargs)
    if context_fn is not noop_context_fn or debug is not False or respect_hooks is not None:
        raise ValueError("Passing `context_fn`, `debug`, or `respect_saved_tensors_hooks` is only supported when "
                         "use_reentrant=False.")
    if any(isinstance(arg, _torch.Tensor) and arg.requires_grad for arg in args):
        return function(*args)
    import torch
    with torch.no_grad():  # this variant loses the gradient when no input needs one
        return function(*args)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """docs: torch.utils.checkpoint.checkpoint_sequential"""
    import torch
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise _unexpected(kwargs)
    reentrant = True if use_reentrant is None else use_reentrant
    if isinstance(functions, torch.nn.Sequential):
        functions = list(functions.children())

    def part(start, end):
        def forward(input):
            for function in functions[start:end]:
                input = function(input)
            return input

        return forward

    size = len(functions) // segments
    end = 0
    for start in range(0, size * (segments - 1), size):
        end = start + size
        input = checkpoint(part(start, end), input, use_reentrant=reentrant, preserve_rng_state=preserve)
    return part(end, len(functions))(input)


def set_checkpoint_early_stop(enable):
    return contextlib.nullcontext()


def set_checkpoint_debug_enabled(enabled):
    return contextlib.nullcontext()


__getattr__ = rest_of('utils.checkpoint')
