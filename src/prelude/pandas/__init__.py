"""pandas: tables are not read, so what is in them is not known."""

import _shapetrace


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'pandas' has no attribute '{name}'")
    return _shapetrace.unknown(f"pandas.{name}: tables are not modelled")
