"""torchvision: data sets, transforms and helpers are models of ours; networks come from the installed package.

docs: torchvision
"""

from . import version

__version__ = version.__version__
git_version = version.git_version

_MODULES = ("datasets", "io", "models", "ops", "transforms", "tv_tensors", "utils", "extension",
            "_meta_registrations", "_autograd_registrations", "_utils", "_internally_replaced_utils")


def set_image_backend(backend):
    if backend not in ("PIL", "accimage"):
        raise ValueError(f"Invalid backend '{backend}'. Options are 'PIL' and 'accimage'")


def get_image_backend():
    return "PIL"


def set_video_backend(backend):
    pass


def get_video_backend():
    return "pyav"


def _is_tracing():
    return False


def disable_beta_transforms_warning():
    pass


def __getattr__(name):
    if name in _MODULES:
        from importlib import import_module
        value = globals()[name] = import_module("torchvision." + name)
        return value
    raise AttributeError(f"module 'torchvision' has no attribute '{name}'")
