"""Splits: the sizes of the parts are exact, what is in them is not known.

docs: sklearn.model_selection
"""

import math

import _shapetrace

_unknown = _shapetrace.unknown


def _part(data, count):
    """`count` items of `data`, nobody knows which."""
    if _shapetrace.is_unknown(data):
        return data
    if isinstance(data, list):
        kinds = {type(item) for item in data}
        kind = kinds.pop() if len(kinds) == 1 else None
        if data and hasattr(data[0], "shape"):
            return [data[0] for _ in range(count)]
        return [_unknown("an item of a random part", kind) for _ in range(count)]
    if hasattr(data, "requires_grad"):
        import _torch
        return _torch.empty([count] + list(data.shape)[1:], dtype=data.dtype)
    if hasattr(data, "shape"):
        from numpy import ndarray
        return ndarray._of((count,) + tuple(data.shape)[1:], data.dtype)
    return _unknown("a random part of some data")


def _count(size, total, up):
    if size is None or not isinstance(size, float):
        return size
    return math.ceil(size * total) if up else math.floor(size * total)


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    """docs: sklearn.model_selection.train_test_split"""
    if not arrays:
        raise ValueError("At least one array required as input")
    if any(_shapetrace.is_unknown(data) for data in arrays):
        return [_unknown("a random part of unknown data") for _ in range(2 * len(arrays))]
    totals = [len(data) for data in arrays]
    total = totals[0]
    if any(other != total for other in totals):
        raise ValueError(f"Found input variables with inconsistent numbers of samples: {totals}")
    if test_size is None and train_size is None:
        test_size = 0.25
    tests, trains = _count(test_size, total, True), _count(train_size, total, False)
    tests = total - trains if tests is None else tests
    trains = total - tests if trains is None else trains
    if trains == 0:
        raise ValueError(f"With n_samples={total}, test_size={test_size} and train_size={train_size}, the resulting "
                         "train set will be empty. Adjust any of the aforementioned parameters.")
    found = []
    for data in arrays:
        if shuffle:
            found += [_part(data, trains), _part(data, tests)]
        else:
            found += [data[:trains], data[trains:trains + tests]]
    return found


class KFold:
    """docs: sklearn.model_selection.KFold"""

    def __init__(self, n_splits=5, *, shuffle=False, random_state=None):
        self.n_splits = n_splits
        self.shuffle = shuffle

    def get_n_splits(self, X=None, y=None, groups=None):
        return self.n_splits

    def split(self, X, y=None, groups=None):
        import numpy
        total = len(X)
        start = 0
        for number in range(self.n_splits):
            size = total // self.n_splits + (1 if number < total % self.n_splits else 0)
            everything = numpy.arange(total)
            test = everything[start:start + size]
            train = numpy.concatenate([everything[:start], everything[start + size:]])
            if self.shuffle or type(self) is not KFold:
                test.forget()
                train.forget()
            yield train, test
            start += size


class StratifiedKFold(KFold):
    """docs: sklearn.model_selection.StratifiedKFold"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'sklearn.model_selection' has no attribute '{name}'")
    return _unknown(f"sklearn.model_selection.{name} is not modelled")
