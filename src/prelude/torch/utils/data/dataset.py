"""Data sets: anything with items and, mostly, a length."""

import math
from bisect import bisect_right

import _shapetrace
import _torch

__all__ = ["Dataset", "IterableDataset", "TensorDataset", "StackDataset", "ConcatDataset", "ChainDataset", "Subset",
           "random_split"]


class Dataset:
    """docs: torch.utils.data.Dataset"""

    def __class_getitem__(cls, item):
        return cls

    def __getitem__(self, index):
        raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

    def __add__(self, other):
        return ConcatDataset([self, other])


class IterableDataset(Dataset):
    """docs: torch.utils.data.IterableDataset"""

    def __iter__(self):
        raise NotImplementedError

    def __add__(self, other):
        return ChainDataset([self, other])


class TensorDataset(Dataset):
    """docs: torch.utils.data.TensorDataset"""

    _items_alike_ = True

    def __init__(self, *tensors):
        if any(tensors[0].size(0) != tensor.size(0) for tensor in tensors):
            raise AssertionError("Size mismatch between tensors")
        self.tensors = tensors

    def __getitem__(self, index):
        return tuple(tensor[index] for tensor in self.tensors)

    def __len__(self):
        return self.tensors[0].size(0)


class StackDataset(Dataset):
    """docs: torch.utils.data.StackDataset"""

    def __init__(self, *args, **kwargs):
        if args and kwargs:
            raise ValueError("Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like "
                             "input/output, but both types are given.")
        if not args and not kwargs:
            raise ValueError("At least one dataset should be passed")
        parts = args or list(kwargs.values())
        self._length = len(parts[0])
        if any(self._length != len(part) for part in parts):
            raise ValueError("Size mismatch between datasets")
        self.datasets = args or kwargs

    def __getitem__(self, index):
        if isinstance(self.datasets, dict):
            return {key: part[index] for key, part in self.datasets.items()}
        return tuple(part[index] for part in self.datasets)

    def __len__(self):
        return self._length


class ConcatDataset(Dataset):
    """docs: torch.utils.data.ConcatDataset"""

    @staticmethod
    def cumsum(sequence):
        ends, total = [], 0
        for part in sequence:
            total += len(part)
            ends.append(total)
        return ends

    def __init__(self, datasets):
        self.datasets = list(datasets)
        if len(self.datasets) == 0:
            raise AssertionError("datasets should not be an empty iterable")
        for part in self.datasets:
            if isinstance(part, IterableDataset):
                raise AssertionError("ConcatDataset does not support IterableDataset")
        self.cumulative_sizes = self.cumsum(self.datasets)

    @property
    def cummulative_sizes(self):
        return self.cumulative_sizes

    def __len__(self):
        return self.cumulative_sizes[-1]

    def __getitem__(self, idx):
        if _shapetrace.is_unknown(idx) or _shapetrace.is_unknown(len(self)):
            from ._alike import any_item
            return any_item(self)
        if idx < 0:
            if -idx > len(self):
                raise ValueError("absolute value of index should not exceed dataset length")
            idx += len(self)
        number = bisect_right(self.cumulative_sizes, idx)
        return self.datasets[number][idx - (self.cumulative_sizes[number - 1] if number else 0)]


class ChainDataset(IterableDataset):
    """docs: torch.utils.data.ChainDataset"""

    def __init__(self, datasets):
        self.datasets = datasets

    def _parts(self):
        for part in self.datasets:
            if not isinstance(part, IterableDataset):
                raise AssertionError("ChainDataset only supports IterableDataset")
            yield part

    def __iter__(self):
        for part in self._parts():
            yield from part

    def __len__(self):
        return sum(len(part) for part in self._parts())


class Subset(Dataset):
    """docs: torch.utils.data.Subset"""

    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices
        mine = type(self)
        if mine.__getitem__ is not Subset.__getitem__ and mine.__getitems__ is Subset.__getitems__:
            raise NotImplementedError(
                f"{mine.__name__} overrides __getitem__ but not __getitems__. When subclassing Subset and overriding "
                "__getitem__, you must also override __getitems__ to ensure DataLoader works correctly with your "
                "custom logic. A simple implementation:\n\ndef __getitems__(self, indices):\n"
                "    return [self.__getitem__(idx) for idx in indices]")

    def __getitem__(self, idx):
        if isinstance(idx, list):
            return self.dataset[[self.indices[i] for i in idx]]
        index = idx if _shapetrace.is_unknown(idx) else self.indices[idx]
        if _shapetrace.is_unknown(index):
            from ._alike import any_item
            return any_item(self.dataset)
        return self.dataset[index]

    def __getitems__(self, indices):
        fetch = getattr(self.dataset, "__getitems__", None)
        if callable(fetch):
            return fetch([self.indices[i] for i in indices])
        return [self[i] for i in indices]

    def __len__(self):
        return len(self.indices)


class _Scattered:
    """A list of indices in a random order: its length is known, its elements are not."""

    def __init__(self, count):
        self._count = count

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            if _shapetrace.is_unknown(self._count):
                return _Scattered(_shapetrace.unknown("how many indices a slice takes", int))
            return _Scattered(len(range(*index.indices(self._count))))
        known = not _shapetrace.is_unknown(index) and not _shapetrace.is_unknown(self._count)
        if known and not -self._count <= index < self._count:
            raise IndexError("list index out of range")
        return _some_index()

    def __iter__(self):
        for _ in range(self._count):
            yield _some_index()

    def __add__(self, other):
        return _Scattered(self._count + len(other))

    def index(self, value):
        return _some_index()

    def tolist(self):
        return self


def _some_index():
    return _shapetrace.unknown("an index drawn at random", int)


def _part_of_unknown(size):
    if isinstance(size, int) or _shapetrace.is_unknown(size):
        return size
    return _shapetrace.unknown("a part of a data set of unknown size", int)


def random_split(dataset, lengths, generator=None):
    """docs: torch.utils.data.random_split

    The sizes of the parts are known; which items they get is not.
    """
    if any(_shapetrace.is_unknown(value) for value in [len(dataset), *lengths]):
        return [Subset(dataset, _Scattered(_part_of_unknown(size))) for size in lengths]
    if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        sizes = []
        for number, part in enumerate(lengths):
            if part < 0 or part > 1:
                raise ValueError(f"Fraction at index {number} is not between 0 and 1")
            sizes.append(math.floor(len(dataset) * part))
        for number in range(len(dataset) - sum(sizes)):
            sizes[number % len(sizes)] += 1
        lengths = sizes
        for number, size in enumerate(lengths):
            if size == 0:
                import warnings
                warnings.warn(f"Length of split at index {number} is 0. This might result in an empty dataset.",
                              stacklevel=2)
    total = sum(lengths)
    if total != len(dataset):
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    if not isinstance(total, int):
        _torch.randperm(total, generator=generator or _torch.Generator())  # raises: a count is a whole number
    parts, end = [], 0
    for size in lengths:
        start, end = end, end + size
        parts.append(Subset(dataset, _Scattered(len(range(*slice(start, end).indices(total))))))
    return parts
