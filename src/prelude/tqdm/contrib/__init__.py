"""tqdm.contrib: the built-in helpers with a bar."""

from tqdm import tqdm


def tenumerate(iterable, start=0, total=None, **kwargs):
    return enumerate(tqdm(iterable, total=total), start)


def tzip(first, *rest, **kwargs):
    return zip(tqdm(first), *rest)
