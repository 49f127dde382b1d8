"""Modules and parameters in order or by name. docs: torch.nn.Sequential, torch.nn.ModuleList and their neighbours"""
import operator
import warnings
from collections import OrderedDict

from _shapetrace import is_unknown
from _torch import Tensor
from torch.nn.parameter import Parameter

from .module import Module


def _indent(text):
    return text.replace('\n', '\n  ')


def _require_iterable(values, name, kind, what='an iterable'):
    if not hasattr(values, '__iter__'):
        raise TypeError(f'{kind}.{name} should be called with {what}, but got ' + type(values).__name__)


def _checked_index(idx, size):
    """A possibly negative index as one from the start."""
    idx = operator.index(idx)
    if not -size <= idx < size:
        raise IndexError(f'index {idx} is out of range')
    return idx + size if idx < 0 else idx


def _drop_item(module, idx):
    """Deletes one or several numbered submodules and numbers the rest anew."""
    keys = list(module._modules)
    if isinstance(idx, slice):
        for key in keys[idx]:
            delattr(module, key)
    else:
        delattr(module, keys[_checked_index(idx, len(keys))])
    module._modules = OrderedDict((str(i), child) for i, child in enumerate(list(module._modules.values())))


def _without_digits(names):
    return [name for name in names if not name.isdigit()]


class Container(Module):
    """The old name of Module. docs: torch.nn.Container"""

    def __init__(self, **kwargs):
        warnings.warn('`nn.Container` is deprecated. All of its functionality is now implemented in `nn.Module`. '
                      'Subclass that instead.', FutureWarning, stacklevel=2)
        super().__init__()
        for key, value in kwargs.items():
            self.add_module(key, value)


class Sequential(Module):
    """Each module's output is the next one's input. docs: torch.nn.Sequential"""

    def __init__(self, *args):
        super().__init__()
        if len(args) == 1 and isinstance(args[0], OrderedDict):
            for key, module in args[0].items():
                self.add_module(key, module)
        else:
            for idx, module in enumerate(args):
                self.add_module(str(idx), module)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(OrderedDict(list(self._modules.items())[idx]))
        return list(self._modules.values())[_checked_index(idx, len(self._modules))]

    def __setitem__(self, idx, module):
        setattr(self, list(self._modules)[_checked_index(idx, len(self._modules))], module)

    def __delitem__(self, idx):
        _drop_item(self, idx)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __dir__(self):
        return _without_digits(super().__dir__())

    def _check_sequential(self, other):
        if not isinstance(other, Sequential):
            raise ValueError('add operator supports only objects of Sequential class, but '
                             f'{str(type(other))} is given.')

    def _check_factor(self, other):
        if not isinstance(other, int):
            raise TypeError(f'unsupported operand type(s) for *: {type(self)} and {type(other)}')
        if other <= 0:
            raise ValueError(f'Non-positive multiplication factor {other} for {type(self)}')

    def __add__(self, other):
        self._check_sequential(other)
        return Sequential(*self, *other)

    def __iadd__(self, other):
        self._check_sequential(other)
        for module in list(other):
            self.append(module)
        return self

    def __mul__(self, other):
        self._check_factor(other)
        return Sequential(*(list(self) * other))

    def __rmul__(self, other):
        return self.__mul__(other)

    def __imul__(self, other):
        self._check_factor(other)
        layers = list(self)
        for _ in range(other - 1):
            for module in layers:
                self.append(module)
        return self

    def forward(self, input):
        for module in self:
            input = module(input)
        return input

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def insert(self, index, module):
        if not isinstance(module, Module):
            raise AssertionError(f'module should be of type: {Module}')
        size = len(self._modules)
        if not -size <= index <= size:
            raise IndexError(f'Index out of range: {index}')
        _insert(self._modules, index + size if index < 0 else index, module)
        return self

    def extend(self, sequential):
        for module in sequential:
            self.append(module)
        return self

    def pop(self, key):
        value = self[key]
        del self[key]
        return value


def _insert(modules, index, module):
    """Moves the numbered modules from index on up by one."""
    for i in range(len(modules), index, -1):
        modules[str(i)] = modules[str(i - 1)]
    modules[str(index)] = module


class ModuleList(Module):
    """A list of modules that are registered. docs: torch.nn.ModuleList"""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules

    def _get_abs_string_index(self, idx):
        return str(_checked_index(idx, len(self)))

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(list(self._modules.values())[idx])
        return self._modules[self._get_abs_string_index(idx)]

    def __setitem__(self, idx, module):
        setattr(self, self._get_abs_string_index(idx), module)

    def __delitem__(self, idx):
        _drop_item(self, idx)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        combined = ModuleList()
        for module in [*self, *other]:
            combined.append(module)
        return combined

    def __repr__(self):
        blocks = []  # [first index, last index, text], equal neighbours joined
        for i, module in enumerate(self):
            text = repr(module)
            if blocks and blocks[-1][2] == text:
                blocks[-1][1] = i
            else:
                blocks.append([i, i, text])
        if not blocks:
            return self._get_name() + '()'
        lines = []
        for first, last, text in blocks:
            place = f'({first}): ' if first == last else f'({first}-{last}): {last - first + 1} x '
            lines.append('  ' + place + _indent(text))
        return self._get_name() + '(\n' + '\n'.join(lines) + '\n)'

    def __dir__(self):
        return _without_digits(super().__dir__())

    def insert(self, index, module):
        _insert(self._modules, index, module)

    def append(self, module):
        self.add_module(str(len(self)), module)
        return self

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def extend(self, modules):
        _require_iterable(modules, 'extend', 'ModuleList')
        for module in list(modules):
            self.append(module)
        return self


class ModuleDict(Module):
    """A dict of modules that are registered. docs: torch.nn.ModuleDict"""

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        self._modules.clear()

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def keys(self):
        return self._modules.keys()

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()

    def update(self, modules):
        _require_iterable(modules, 'update', 'ModuleDict', 'an iterable of key/value pairs')
        for key, module in _pairs(modules, 'ModuleDict', ModuleDict):
            self[key] = module


def _pairs(values, kind, own_class, sort=False):
    """The (key, value) pairs of a mapping or of a sequence of pairs; `sort` orders those of a plain dict."""
    if isinstance(values, (OrderedDict, own_class)):
        return list(values.items())
    if isinstance(values, dict) or hasattr(values, 'keys'):
        return sorted(values.items()) if sort else list(values.items())
    pairs = []
    for i, pair in enumerate(values):
        if not hasattr(pair, '__iter__'):
            raise TypeError(f'{kind} update sequence element #{i} should be Iterable; is' + type(pair).__name__)
        if len(pair) != 2:
            raise ValueError(f'{kind} update sequence element #{i} has length {len(pair)}; 2 is required')
        pairs.append((pair[0], pair[1]))
    return pairs


def _as_member(value):
    """A tensor becomes a parameter."""
    if not is_unknown(value) and isinstance(value, Tensor) and not isinstance(value, Parameter):
        return Parameter(value)
    return value


def _member_line(place, value, described):
    """One line of a ParameterList's or ParameterDict's text."""
    if not isinstance(value, Tensor):
        return f'  ({place}): Object of type: {type(value).__name__}'
    kind = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
    size = 'x'.join(str(size) for size in value.size())
    device = f' ({value.device})' if value.is_cuda else ''
    return f'  ({place}): {kind} containing: [{described} of size {size}{device}]'


class ParameterList(Module):
    """A list whose tensors are registered parameters. docs: torch.nn.ParameterList"""

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self += values

    def _get_abs_string_index(self, idx):
        return str(_checked_index(idx, len(self)))

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            picked = self.__class__()
            for i in range(*idx.indices(len(self))):
                picked.append(self[i])
            return picked
        return getattr(self, self._get_abs_string_index(idx))

    def __setitem__(self, idx, param):
        setattr(self, self._get_abs_string_index(idx), _as_member(param))

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def __iadd__(self, parameters):
        return self.extend(parameters)

    def __dir__(self):
        return _without_digits(super().__dir__())

    def append(self, value):
        self._size += 1
        self[self._size - 1] = value
        return self

    def extend(self, values):
        if not hasattr(values, '__iter__') or isinstance(values, Tensor):
            raise TypeError('ParameterList.extend should be called with an iterable, but got '
                            + type(values).__name__)
        for value in values:
            self.append(value)
        return self

    def extra_repr(self):
        return '\n'.join(_member_line(i, value, getattr(value, 'dtype', '')) for i, value in enumerate(self))

    def __call__(self, *args, **kwargs):
        raise RuntimeError('ParameterList should not be called.')


class ParameterDict(Module):
    """A dict whose tensors are registered parameters. docs: torch.nn.ParameterDict"""

    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)

    def _key_to_attr(self, key):
        if not isinstance(key, str):
            raise TypeError('Index given to ParameterDict cannot be used as a key as it is not a string '
                            f"(type is '{type(key).__name__}'). Open an issue on github if you need non-string keys.")
        return key

    def __getitem__(self, key):
        return getattr(self, self._key_to_attr(key))

    def __setitem__(self, key, value):
        self._keys[key] = None
        setattr(self, self._key_to_attr(key), _as_member(value))

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, self._key_to_attr(key))

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __reversed__(self):
        return reversed(list(self._keys))

    def __contains__(self, key):
        return key in self._keys

    def copy(self):
        return ParameterDict(OrderedDict((key, self[key]) for key in self._keys))

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def clear(self):
        for key in list(self._keys):
            del self[key]

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def popitem(self):
        key = list(self._keys)[-1]
        return key, self.pop(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def fromkeys(self, keys, default=None):
        return ParameterDict((key, default) for key in keys)

    def keys(self):
        return self._keys.keys()

    def items(self):
        return ((key, self[key]) for key in self._keys)

    def values(self):
        return (self[key] for key in self._keys)

    def update(self, parameters):
        _require_iterable(parameters, 'update', 'ParametersDict', 'an iterable of key/value pairs')
        for key, value in _pairs(parameters, 'ParameterDict', ParameterDict, sort=True):
            self[key] = value

    def extra_repr(self):
        typename = _torch_typename()
        return '\n'.join(_member_line(key, value, typename(value)) for key, value in self.items())

    def __call__(self, input):
        raise RuntimeError('ParameterDict should not be called.')

    def __or__(self, other):
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        merged = other.copy()
        merged.update(self)
        return merged

    def __ior__(self, other):
        self.update(other)
        return self


def _torch_typename():
    import torch
    return torch.typename
