import own_package
from . import layers

TABLE = {name: getattr(layers, name) for name in layers.__all__}


def lookup(kind):
    if kind not in TABLE:
        raise KeyError(f"{kind} is not one of {', '.join(sorted(TABLE))} in {own_package.__version__}")
    return TABLE[kind]
