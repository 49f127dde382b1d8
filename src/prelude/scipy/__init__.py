"""scipy: numbers are not computed."""

import _shapetrace


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'scipy' has no attribute '{name}'")
    return _shapetrace.unknown(f"scipy.{name}: numbers are not computed")
