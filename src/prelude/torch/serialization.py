"""Saving and loading. What the program saved itself can be loaded again: it is kept in memory by its name. No file is
written, none is unpickled. docs: torch.save, torch.load"""
import copy
import os

from _shapetrace import path_kind, unknown
from torch._names import rest_of

_saved = {}


class safe_globals:
    """docs: torch.serialization.safe_globals"""

    def __init__(self, safe_globals):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


class skip_data(safe_globals):
    """docs: torch.serialization.skip_data"""

    def __init__(self, materialize_fake_tensors=False):
        pass


def add_safe_globals(safe_globals):
    """docs: torch.serialization.add_safe_globals"""


def clear_safe_globals():
    """docs: torch.serialization.clear_safe_globals"""


def get_unsafe_globals_in_checkpoint(f):
    """docs: torch.serialization.get_unsafe_globals_in_checkpoint"""
    return unknown('a saved file is not read', list)


def get_safe_globals():
    """docs: torch.serialization.get_safe_globals"""
    return []


def _key(f):
    """What a saved object is found under: the normal path of a file, or the stream itself."""
    if isinstance(f, (str, bytes)) or hasattr(f, '__fspath__'):
        return os.path.normpath(os.fspath(f))
    name = getattr(f, 'name', None)
    return os.path.normpath(name) if isinstance(name, str) else id(f)


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True,
         _disable_byteorder_record=False):
    """docs: torch.save"""
    _saved[_key(f)] = copy.deepcopy(obj), f  # the stream is kept, so that its id stays its own


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    """docs: torch.load"""
    key = _key(f)
    if key in _saved:
        return _moved(copy.deepcopy(_saved[key][0]), map_location)
    if isinstance(key, str) and not hasattr(f, 'read') and not os.path.isabs(key) and path_kind(key) is None:
        return unknown(f'{f} is not in the folder of the program')
    return unknown('a saved file is not read')


def _moved(value, device):
    """Every tensor of a structure on a device."""
    if device is None or callable(device) or isinstance(device, dict):
        return value
    if hasattr(value, 'requires_grad') and hasattr(value, 'to'):
        moved = value.detach().to(device)
        if type(value).__name__ == 'Parameter':
            return type(value)(moved, value.requires_grad)
        return moved.requires_grad_() if value.requires_grad else moved
    if hasattr(value, '_apply'):
        return value.to(device)
    if isinstance(value, dict):
        for key in list(value):
            value[key] = _moved(value[key], device)
        return value
    if type(value) in (list, tuple):
        return type(value)([_moved(item, device) for item in value])
    return value


__getattr__ = rest_of('serialization')
