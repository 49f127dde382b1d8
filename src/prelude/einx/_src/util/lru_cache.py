"""Functions that einx would keep are made anew: making one costs us nothing."""


def lru_cache(func):
    return func
