"""matplotlib: nothing is drawn.

docs: matplotlib
"""

from _silent import Silent

__version__ = "3.10.0"
rcParams = {}


def use(backend, **kwargs):
    pass


def rc(group, **kwargs):
    pass


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "pyplot":
        import matplotlib.pyplot as value
        return value
    return Silent()
