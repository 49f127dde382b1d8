"""matplotlib.pyplot: nothing is drawn; a grid of axes has its shape.

docs: matplotlib.pyplot
"""

from _silent import Silent

rcParams = {}


def subplots(nrows=1, ncols=1, *, squeeze=True, **kwargs):
    if squeeze and nrows == 1 and ncols == 1:
        return Silent(), Silent()
    from numpy import dtype, ndarray
    axes = ndarray._of((nrows, ncols), dtype("object"), [Silent() for _ in range(nrows * ncols)])
    return Silent(), axes.squeeze() if squeeze else axes


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Silent()
