"""How a list of items becomes a batch."""

import _shapetrace
import _torch

_MESSAGE = "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}"
default_collate_err_msg_format = _MESSAGE


def _is_numpy(value):
    return type(value).__module__ == "numpy" and hasattr(value, "dtype")


def _holds_text(value):
    return value.dtype.kind in "SUO"


def _rebuild(sample, parts):
    """A sequence like `sample` with new elements; a plain list where the type cannot be made."""
    if type(sample) is list:
        return parts
    try:
        if hasattr(sample, "append"):
            from copy import copy
            clone = copy(sample)
            for number, part in enumerate(parts):
                clone[number] = part
            return clone
        return type(sample)(parts)
    except TypeError:
        return parts


def _rebuild_mapping(sample, parts):
    if type(sample) is dict:
        return parts
    try:
        if hasattr(sample, "update"):
            from copy import copy
            clone = copy(sample)
            clone.update(parts)
            return clone
        return type(sample)(parts)
    except TypeError:
        return parts


def _is_mapping(value):
    return isinstance(value, dict) or (hasattr(value, "keys") and hasattr(value, "__getitem__"))


def _is_sequence(value):
    if isinstance(value, (tuple, list, range)):
        return True
    from collections.abc import Sequence
    return isinstance(value, Sequence)


def default_convert(data):
    """docs: torch.utils.data.default_convert"""
    if _shapetrace.is_unknown(data):
        return data
    if isinstance(data, (_torch.Tensor, str, bytes)):
        return data
    if _is_numpy(data):
        return data if _holds_text(data) else _torch.as_tensor(data)
    if _is_mapping(data):
        return _rebuild_mapping(data, {key: default_convert(data[key]) for key in data})
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(default_convert(part) for part in data))
    if isinstance(data, tuple):
        return [default_convert(part) for part in data]
    if _is_sequence(data):
        return _rebuild(data, [default_convert(part) for part in data])
    return data


def collate_tensor_fn(batch, *, collate_fn_map=None):
    if batch[0].layout != _torch.strided:
        raise RuntimeError("Batches of sparse tensors are not currently supported by the default collate_fn; please "
                           "provide a custom collate_fn to handle them appropriately.")
    return _torch.stack(list(batch), 0)


def collate(batch, *, collate_fn_map=None):
    """Collates with the functions of `collate_fn_map` first, then by structure."""
    sample = batch[0]
    kind = type(sample)
    if collate_fn_map is not None:
        if kind in collate_fn_map:
            return collate_fn_map[kind](batch, collate_fn_map=collate_fn_map)
        for other in collate_fn_map:
            if isinstance(sample, other):
                return collate_fn_map[other](batch, collate_fn_map=collate_fn_map)
        if collate_fn_map is not default_collate_fn_map:
            return _by_structure(batch, sample, kind, lambda part: collate(part, collate_fn_map=collate_fn_map))
        return default_collate(batch)
    return _by_structure(batch, sample, kind, lambda part: collate(part))


def default_collate(batch):
    """docs: torch.utils.data.default_collate"""
    sample = batch[0]
    if _shapetrace.is_unknown(sample) and _shapetrace.is_unknown(type(sample)):
        return _shapetrace.unknown("a batch of items that are not known")
    if isinstance(sample, _torch.Tensor):
        return collate_tensor_fn(batch)
    if isinstance(sample, float):
        return _torch.tensor(list(batch), dtype=_torch.float64)
    if isinstance(sample, int):
        return _torch.tensor(list(batch))
    if isinstance(sample, (str, bytes)):
        return batch
    kind = type(sample)
    if _is_numpy(sample):
        if kind.__name__ != "ndarray":
            return _torch.as_tensor(list(batch))
        if _holds_text(sample):
            raise TypeError(_MESSAGE.format(sample.dtype))
        return default_collate([_torch.as_tensor(part) for part in batch])
    return _by_structure(batch, sample, kind, default_collate)


def _by_structure(batch, sample, kind, again):
    if _is_mapping(sample):
        return _rebuild_mapping(sample, {key: again([item[key] for item in batch]) for key in sample})
    if isinstance(sample, tuple) and hasattr(sample, "_fields"):
        return kind(*(again(part) for part in zip(*batch)))
    if _is_sequence(sample):
        size = len(sample)
        if not all(len(item) == size for item in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        parts = [again(part) for part in zip(*batch)]
        return parts if isinstance(sample, tuple) else _rebuild(sample, parts)
    raise TypeError(_MESSAGE.format(kind))


def _numbers(batch, *, collate_fn_map=None):
    return default_collate(batch)


default_collate_fn_map = {_torch.Tensor: collate_tensor_fn, float: _numbers, int: _numbers, str: _numbers,
                          bytes: _numbers}
