"""torch.utils: odds and ends.

docs: torch.utils
"""

_MODULES = ("data", "checkpoint", "model_zoo", "tensorboard", "hooks", "_pytree", "cpp_extension", "dlpack",
            "deterministic", "flop_counter", "benchmark", "collect_env", "mobile_optimizer",
            "_contextlib", "_triton")


def set_module(obj, mod):
    if not isinstance(mod, str):
        raise TypeError("The mod argument should be a string")
    obj.__module__ = mod


def __getattr__(name):
    if name in _MODULES:
        from importlib import import_module
        value = globals()[name] = import_module("torch.utils." + name)
        return value
    raise AttributeError(f"module 'torch.utils' has no attribute '{name}'")
