"""The loader.

Batches come in order, full ones and the smaller last one. Order, items and numbers are exact where the program fixes
them; in a shuffled loader each batch holds some items, nobody knows which (see _alike.py).

Two limits keep large data sets cheap. Of a loader with very many batches the first few and the last are followed, since
the ones between look like the first (see _skipping.py). Past ITEMS items an iterator stops asking the data set and takes what the
items so far had in common.
"""

import _shapetrace
import _torch
from ._utils.collate import default_collate, default_convert
from ._utils.worker import as_worker, get_worker_info
from ._skipping import LONG, followed
from .dataset import IterableDataset, Subset, TensorDataset
from .sampler import BatchSampler, RandomSampler, Sampler, SequentialSampler

__all__ = ["DataLoader", "get_worker_info", "default_collate", "default_convert"]

ITEMS = 512


class _DatasetKind:
    Map = 0
    Iterable = 1


class _InfiniteConstantSampler(Sampler):
    def __iter__(self):
        while True:
            yield None


_FIXED = ("batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers")


class DataLoader:
    """docs: torch.utils.data.DataLoader"""

    _ready = False

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                 collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                 multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                 pin_memory_device="", in_order=True):
        if num_workers < 0:
            raise ValueError("num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
        if timeout < 0:
            raise ValueError("timeout option should be non-negative")
        if num_workers == 0 and prefetch_factor is not None:
            raise ValueError("prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to "
                             "enable multiprocessing, otherwise set prefetch_factor to None.")
        if num_workers > 0 and prefetch_factor is None:
            prefetch_factor = 2
        elif prefetch_factor is not None and prefetch_factor < 0:
            raise ValueError("prefetch_factor option should be non-negative")
        if persistent_workers and num_workers == 0:
            raise ValueError("persistent_workers option needs num_workers > 0")
        if multiprocessing_context is not None and num_workers <= 0:
            raise ValueError("multiprocessing_context can only be used with multi-process loading (num_workers > 0), "
                             f"but got num_workers={num_workers}")
        self.dataset = dataset
        self.num_workers = num_workers
        self.prefetch_factor = prefetch_factor
        self.pin_memory = pin_memory
        self.pin_memory_device = pin_memory_device
        self.timeout = timeout
        self.worker_init_fn = worker_init_fn
        self.multiprocessing_context = multiprocessing_context
        self.in_order = in_order
        if isinstance(dataset, IterableDataset):
            self._dataset_kind = _DatasetKind.Iterable
            for name, value, fine in (("shuffle", shuffle, not shuffle), ("sampler", sampler, sampler is None),
                                      ("batch_sampler", batch_sampler, batch_sampler is None)):
                if not fine:
                    raise ValueError(f"DataLoader with IterableDataset: expected unspecified {name} option, but got "
                                     f"{name}={value}")
        else:
            shuffle = bool(shuffle)
            self._dataset_kind = _DatasetKind.Map
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError("batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and "
                                 "drop_last")
            batch_size = None
            drop_last = False
        elif batch_size is None and drop_last:
            raise ValueError("batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
        if sampler is None:
            if self._dataset_kind == _DatasetKind.Iterable:
                sampler = _InfiniteConstantSampler()
            elif shuffle:
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.generator = generator
        if collate_fn is None:
            collate_fn = default_collate if self._auto_collation else default_convert
        self.collate_fn = collate_fn
        self.persistent_workers = persistent_workers
        self._iterator = None
        self._ready = True

    def __setattr__(self, name, value):
        if self._ready and name in _FIXED:
            raise ValueError(f"{name} attribute should not be set after {type(self).__name__} is initialized")
        super().__setattr__(name, value)

    @property
    def _auto_collation(self):
        return self.batch_sampler is not None

    @property
    def _index_sampler(self):
        return self.batch_sampler if self._auto_collation else self.sampler

    def __iter__(self):
        return self._get_iterator()

    def _get_iterator(self):
        return _SingleProcessDataLoaderIter(self) if self.num_workers == 0 else _MultiProcessingDataLoaderIter(self)

    def __len__(self):
        if self._dataset_kind == _DatasetKind.Iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else -(-count // self.batch_size)
        return len(self._index_sampler)


class _BaseDataLoaderIter:
    def __init__(self, loader):
        self._loader = loader
        self._dataset = loader.dataset
        self._num_yielded = 0
        iter(loader._index_sampler)  # raises where the sampler cannot be iterated
        self._batches = _batches(loader)

    def __iter__(self):
        return self

    def __next__(self):
        batch = next(self._batches)
        self._num_yielded += 1
        return batch

    def __len__(self):
        return len(self._loader._index_sampler)


class _SingleProcessDataLoaderIter(_BaseDataLoaderIter):
    def __init__(self, loader):
        super().__init__(loader)
        if loader.timeout != 0:
            raise AssertionError("_SingleProcessDataLoaderIter requires timeout == 0")


class _MultiProcessingDataLoaderIter(_BaseDataLoaderIter):
    def __init__(self, loader):
        super().__init__(loader)
        if loader.worker_init_fn is not None:
            for number in range(loader.num_workers):
                with as_worker(loader, number):
                    loader.worker_init_fn(number)


def _batches(loader):
    if loader._dataset_kind == _DatasetKind.Iterable:
        return _stream(loader)
    if not loader._auto_collation:
        return _single_items(loader)
    if type(loader.batch_sampler) is BatchSampler:
        return _regular(loader, loader.batch_sampler)
    return _given_lists(loader)


def _left_out(count):
    hook = getattr(_shapetrace, "skip_iterations", None)
    if hook is not None:
        hook(count, "the batches between the first ones and the last have the same shapes")


# While the last batch is out and smaller than the others: its size, and a sentence for whoever explains an error then.
_smaller = None


def _noun(dataset):
    while isinstance(dataset, Subset):
        dataset = dataset.dataset
    return "images" if type(dataset).__module__.startswith("torchvision.datasets") else "samples"


def _regular(loader, batch_sampler):
    sampler, size = batch_sampler.sampler, batch_sampler.batch_size
    fetch = _Fetcher(loader)
    if type(sampler) is SequentialSampler:
        count = len(sampler.data_source)
        indices = None if _shapetrace.is_unknown(count) else range(count)
    elif not getattr(sampler, "_order_known", True):
        indices = None
    else:
        indices = list(sampler)
        if any(_shapetrace.is_unknown(index) for index in indices):
            indices = None
    count = len(sampler) if indices is None else len(indices)
    if _shapetrace.is_unknown(count):
        yield from _uncounted(fetch, size, batch_sampler.drop_last)
        return
    full = count // size
    total = full if batch_sampler.drop_last or count == full * size else full + 1
    global _smaller
    for number in followed(total):
        here = size if number < full else count - full * size
        if 0 < full == number:
            _smaller = (here, f"this is the last batch: {count:,} {_noun(loader.dataset)} in batches of {size:,} leave {here:,}")
        with as_worker(loader, number % max(1, loader.num_workers)):
            if indices is None:
                batch = fetch.some(here)
            else:
                batch = fetch.these(indices[number * size:number * size + here])
        yield batch
        _smaller = None


def _uncounted(fetch, size, drop_last):
    """The batches of a data set of unknown length: two full ones, then one of unknown size."""
    yield fetch.some(size)
    yield fetch.some(size)
    _left_out(_shapetrace.unknown("the number of batches of a data set of unknown length", int))
    if not drop_last and fetch.default:
        yield fetch.some(_shapetrace.unknown("the size of the last batch of a data set of unknown length", int))


def _given_lists(loader):
    fetch = _Fetcher(loader)
    number = 0
    for indices in loader.batch_sampler:
        number += 1
        if number == LONG + 1:
            _left_out(_shapetrace.unknown("the number of batches of a sampler", int))
            return
        indices = list(indices)
        if any(_shapetrace.is_unknown(index) for index in indices):
            yield fetch.some(len(indices))
        else:
            yield fetch.these(indices)


def _single_items(loader):
    """Without automatic batches each item goes through the collation function alone."""
    fetch = _Fetcher(loader)
    if not getattr(loader.sampler, "_order_known", True):
        for _ in followed(len(loader.sampler)):
            yield loader.collate_fn(fetch.one())
        return
    indices = list(loader.sampler)
    for number in followed(len(indices)):
        index = indices[number]
        yield loader.collate_fn(fetch.one() if _shapetrace.is_unknown(index) else loader.dataset[index])


class _Fetcher:
    """Gets the items of a batch and collates them."""

    def __init__(self, loader):
        self.dataset = loader.dataset
        self.collate_fn = loader.collate_fn
        self.default = loader.collate_fn is default_collate
        self.left = ITEMS
        self.seen = None  # (description, items)

    def these(self, indices):
        """A batch of known items."""
        dataset, count = self.dataset, len(indices)
        if self.default and type(dataset) is TensorDataset and isinstance(indices, range):
            return [tensor[indices.start:indices.stop].clone() for tensor in dataset.tensors]
        fetch_all = getattr(dataset, "__getitems__", None)
        if fetch_all:
            return self.collate_fn(fetch_all(list(indices)))
        from ._alike import alike
        if self.left < count or (self.default and type(dataset) is not TensorDataset and alike(dataset)):
            return self.some(count)
        self.left -= count
        return self.collate_fn([dataset[index] for index in indices])

    def describe(self):
        if self.seen is None:
            from ._alike import describe, samples
            items, complete = samples(self.dataset)
            self.seen = (describe(items, complete) if items else ("unknown", "an item of an empty data set"), items)
        return self.seen

    def one(self):
        from ._alike import make
        return make(self.describe()[0])

    def some(self, count):
        """A batch of `count` items, nobody knows which."""
        from ._alike import collate, differs, make
        if self.default and type(self.dataset) is TensorDataset:
            return [_torch.empty([count] + list(tensor.shape)[1:], dtype=tensor.dtype, device=tensor.device)
                    for tensor in self.dataset.tensors]
        look, items = self.describe()
        if not self.default:
            return self.collate_fn([make(look) for _ in range(count)])
        if not _shapetrace.is_unknown(count) and count > 1 and differs(look):
            if _shapetrace.unknown("whether items of different shapes meet in one batch", bool):
                self._meet(items, count)
        return collate(look, count)

    def _meet(self, items, count):
        """Raises what the default collation says of a batch with items of different shapes."""
        from ._alike import describe, differs
        if not differs(describe(items[:count])):
            for item in items[count:]:
                if differs(describe([items[0], item])):
                    items = [items[0], item]
                    break
        default_collate(items[:count])


def _stream(loader):
    """Batches of an iterable data set; several workers each iterate their own copy and take turns."""
    if loader.num_workers <= 1:
        yield from _one_stream(loader, 0)
        return
    streams = [_one_stream(loader, number) for number in range(loader.num_workers)]
    while streams:
        for stream in list(streams):
            batch = next(stream, _END)
            if batch is _END:
                streams.remove(stream)
            else:
                yield batch


_END = object()


def _one_stream(loader, number):
    size = loader.batch_size
    with as_worker(loader, number):
        source = iter(loader.dataset)
    given = taken = 0
    items = []
    while taken < ITEMS * 8:
        with as_worker(loader, number):
            item = next(source, _END)
        if item is _END:
            break
        taken += 1
        if size is None:
            given += 1
            if given <= LONG:
                yield loader.collate_fn(item)
            continue
        items.append(item)
        if len(items) == size:
            given += 1
            if given <= LONG:
                yield loader.collate_fn(items)
            items = []
    else:
        _left_out(_shapetrace.unknown("the length of a stream of items", int))
        return
    if given > LONG:
        _left_out(given - LONG)
    if items and not loader.drop_last:
        yield loader.collate_fn(items)
