"""What any item of a data set looks like.

When the order of the items is random, nobody can say which ones meet in a batch. So some items are looked at (all of
them in a small data set), and what they have in common describes any of them: dimensions that differ become unknown,
numbers and texts become unknown ones of their type.

A description is a tuple that begins with its kind:
  ("array", type, dims, rest, fill)  tensor, ndarray or image; dims is None when even their number differs; fill is the
                                     number that is everywhere in all items, None where there is no such number
  ("same", value)                    one value, the same in every item of a data set that was seen completely
  ("scalar", type)  ("object", type)  ("unknown", reason)
  ("tuple" | "list", type, parts)    ("dict", type, keys, parts)
"""

import _shapetrace
import _torch

SEEN_AT_MOST = 64
_FIRST, _LAST = 48, 16
_REASON = "an item of a data set in random order"


def alike(dataset):
    """True for a data set of ours, not changed by a subclass, whose items all have one shape."""
    kind = type(dataset)
    for base in kind.__mro__:
        if "__getitem__" in base.__dict__:
            return bool(base.__dict__.get("_items_alike_", False))
    return False


def samples(dataset, limit=SEEN_AT_MOST):
    """(items, whether they are all there are)."""
    from .dataset import ConcatDataset, Subset, _Scattered
    if alike(dataset):
        count = len(dataset)
        return ([dataset[0]] if _shapetrace.is_unknown(count) or count else []), False
    kind = type(dataset)
    if kind is Subset and isinstance(dataset.indices, _Scattered):
        items, complete = samples(dataset.dataset, limit)
        return items, complete
    if kind is Subset and alike(dataset.dataset):
        return samples(dataset.dataset, limit)
    if kind is ConcatDataset:
        found, complete = [], True
        for part in dataset.datasets:
            items, all_there = samples(part, max(1, limit // len(dataset.datasets)))
            found += items
            complete = complete and all_there
        return found, complete
    count = len(dataset)
    if _shapetrace.is_unknown(count):
        return [dataset[0]], False
    if count <= limit:
        return [dataset[i] for i in range(count)], True
    first = limit * _FIRST // SEEN_AT_MOST
    return [dataset[i] for i in range(first)] + [dataset[i] for i in range(count - (limit - first), count)], False


def any_item(dataset):
    """An item of `dataset`, nobody knows which."""
    items, complete = samples(dataset)
    return make(describe(items, complete)) if items else _shapetrace.unknown("an item of an empty data set")


def describe(items, complete=False):
    first = items[0]
    if any(_shapetrace.is_unknown(item) for item in items):
        kinds = [type(item) for item in items]
        same = not any(_shapetrace.is_unknown(kind) for kind in kinds) and all(kind is kinds[0] for kind in kinds)
        return ("scalar", kinds[0]) if same and kinds[0] in (int, float, bool, str) else ("unknown", _REASON)
    kind = type(first)
    if any(type(item) is not kind for item in items):
        if all(type(item) in (int, float, bool) for item in items):
            return ("scalar", float if any(type(item) is float for item in items) else int)
        return ("unknown", "the items of the data set are of different types")
    if isinstance(first, _torch.Tensor):
        fill = _filling(items) if complete else None
        return _describe_arrays(_torch.Tensor, [tuple(item.shape) for item in items], [item.dtype for item in items], fill)
    if hasattr(kind, "_as_array_"):
        looks = [item._as_array_() for item in items]
        return _describe_arrays(kind, [look[0] for look in looks], [look[1] for look in looks])
    if first is None:
        return ("same", None)
    if kind in (int, float, bool, str, bytes):
        if complete and all(item == first for item in items):
            return ("same", first)
        return ("scalar", kind)
    if isinstance(first, dict):
        keys = list(first)
        if any(set(item) != set(keys) for item in items):
            return ("unknown", "the items of the data set have different keys")
        return ("dict", kind, keys, [describe([item[key] for item in items], complete) for key in keys])
    if isinstance(first, (tuple, list)):
        size = len(first)
        if any(len(item) != size for item in items):
            return ("unknown", "the items of the data set have different lengths")
        parts = [describe([item[i] for item in items], complete) for i in range(size)]
        return ("tuple" if isinstance(first, tuple) else "list", kind, parts)
    return ("same", first) if all(item is first for item in items) else ("object", kind)


def _filling(items):
    """The number that all elements of all items are (a mask of ones, say), or None."""
    number = None
    for item in items:
        count = item.numel()
        if _shapetrace.is_unknown(count) or count == 0:
            return None
        if number is None:
            number = item.reshape(-1)[0].item()
        same = (item == number).all().item()
        if _shapetrace.is_unknown(number, same) or not same:
            return None
    return number


def _describe_arrays(kind, shapes, rests, fill=None):
    rank = len(shapes[0])
    rest = rests[0]
    if any(other != rest for other in rests):
        return ("unknown", "the items of the data set are of different dtypes")
    if any(len(shape) != rank for shape in shapes):
        return ("array", kind, None, rest, None)
    dims = []
    for place in range(rank):
        dim = shapes[0][place]
        known = not _shapetrace.is_unknown(dim)
        same = known and all(not _shapetrace.is_unknown(shape[place]) and shape[place] == dim for shape in shapes)
        dims.append(dim if same else None)
    return ("array", kind, dims, rest, fill)


def _tensor(dims, dtype, fill):
    return _torch.empty(dims, dtype=dtype) if fill is None else _torch.full(dims, fill, dtype=dtype)


def differs(description):
    """Whether items differ in a dimension, so that they cannot all be stacked."""
    if description[0] == "array":
        return description[2] is None or any(dim is None for dim in description[2])
    return description[0] in ("tuple", "list", "dict") and any(differs(part) for part in description[-1])


def _dims(dims):
    return [_shapetrace.unknown("a size that differs from item to item", int) if dim is None else dim for dim in dims]


def make(description):
    """A fresh item."""
    kind = description[0]
    if kind == "array":
        _, of, dims, rest, fill = description
        if dims is None:
            return _shapetrace.unknown("items of different ranks", of)
        return _tensor(_dims(dims), rest, fill) if of is _torch.Tensor else of._from_array_(_dims(dims), rest)
    if kind == "same":
        return description[1]
    if kind in ("scalar", "object"):
        return _shapetrace.unknown(_REASON, description[1])
    if kind == "unknown":
        return _shapetrace.unknown(description[1])
    if kind == "dict":
        _, of, keys, parts = description
        made = {key: make(part) for key, part in zip(keys, parts)}
        return made if of is dict else of(made)
    _, of, parts = description
    made = [make(part) for part in parts]
    if of in (list, tuple):
        return of(made)
    return of(*made) if hasattr(of, "_fields") else of(made)


_DTYPES = {bool: "bool", int: "int64", float: "float64"}


def collate(description, count):
    """What the default collation makes of `count` such items, without making the items."""
    from ._utils.collate import _MESSAGE, default_collate
    kind = description[0]
    if kind == "array" and description[1] is _torch.Tensor and description[2] is not None:
        return _tensor([count] + _dims(description[2]), *description[3:])
    if kind == "scalar" and description[1] in _DTYPES:
        return _torch.empty([count], dtype=getattr(_torch, _DTYPES[description[1]]))
    if kind == "scalar" and description[1] in (str, bytes):
        return [make(description) for _ in range(count)]
    if kind == "object" and not any(hasattr(description[1], name) for name in ("keys", "__getitem__", "dtype")):
        raise TypeError(_MESSAGE.format(description[1]))
    if kind in ("unknown", "object"):
        return _shapetrace.unknown(_REASON if kind == "object" else description[1])
    if kind == "dict" and description[1] is dict:
        return {key: collate(part, count) for key, part in zip(description[2], description[3])}
    if kind in ("tuple", "list") and description[1] in (tuple, list):
        return [collate(part, count) for part in description[2]]
    return default_collate([make(description) for _ in range(count)])
