"""scikit-learn: splitting, scaling and ready-made data sets by their shapes; estimators are not fitted.

docs: sklearn
"""

import _shapetrace

__version__ = "1.7.0"
_MODULES = ("model_selection", "preprocessing", "datasets", "metrics")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'sklearn' has no attribute '{name}'")
    if name in _MODULES:
        __import__("sklearn." + name)
        return globals()[name]
    return _shapetrace.unknown(f"sklearn.{name} is not modelled")
