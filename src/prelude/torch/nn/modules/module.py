"""The base class of all layers: registration of members, calling with hooks, state dicts, printing.
docs: torch.nn.Module

Two things differ from how torch does it, not from what it does: calling costs a few bytecodes while no hook is set, and
a value that is not known (`is_unknown`) is stored as a plain attribute instead of being sorted into the registries.
"""
import sys
import warnings
from collections import OrderedDict, namedtuple

import _torch
from _shapetrace import is_unknown, unknown
from _torch import Tensor
from torch.nn.parameter import Buffer, Parameter, is_lazy
from torch.utils.hooks import RemovableHandle

_EXTRA_STATE_KEY_SUFFIX = '_extra_state'

# Hooks for all modules, one table per kind, in the order in which they were registered.
_global_buffer_registration_hooks = OrderedDict()
_global_module_registration_hooks = OrderedDict()
_global_parameter_registration_hooks = OrderedDict()
_global_backward_pre_hooks = OrderedDict()
_global_backward_hooks = OrderedDict()
_global_forward_pre_hooks = OrderedDict()
_global_forward_hooks = OrderedDict()
_global_forward_hooks_always_called = OrderedDict()
_global_forward_hooks_with_kwargs = OrderedDict()
_global_call_hooks = {}  # ids of every global hook that __call__ has to look at
_global_is_full_backward_hook = None

_MIXED_GLOBAL_BACKWARD = ('Cannot use both regular backward hooks and full backward hooks as a global Module hook. '
                          'Please use only one of them.')
_MIXED_BACKWARD = ('Cannot use both regular backward hooks and full backward hooks on a single Module. '
                   'Please use only one of them.')


def _typename(value):
    return sys.modules['torch'].typename(value)


def _add_hook(table, hook, extra=None, prepend=False):
    """Puts a hook into its table (first when `prepend`) and returns the handle that takes it out again."""
    handle = RemovableHandle(table, extra_dict=extra)
    table[handle.id] = hook
    if prepend:
        table.move_to_end(handle.id, last=False)
    return handle


def _add_call_hook(table, hook, *marks):
    handle = RemovableHandle(table, extra_dict=[_global_call_hooks, _global_forward_hooks_always_called,
                                                _global_forward_hooks_with_kwargs])
    table[handle.id] = hook
    _global_call_hooks[handle.id] = True
    for mark in marks:
        mark[handle.id] = True
    return handle


def register_module_buffer_registration_hook(hook):
    """hook(module, name, buffer) at each register_buffer. docs: torch.nn.modules.module"""
    return _add_hook(_global_buffer_registration_hooks, hook)


def register_module_module_registration_hook(hook):
    """hook(module, name, submodule) at each new submodule. docs: torch.nn.modules.module"""
    return _add_hook(_global_module_registration_hooks, hook)


def register_module_parameter_registration_hook(hook):
    """hook(module, name, param) at each register_parameter. docs: torch.nn.modules.module"""
    return _add_hook(_global_parameter_registration_hooks, hook)


def register_module_forward_pre_hook(hook):
    """hook(module, args) before each forward of any module. docs: torch.nn.modules.module"""
    return _add_call_hook(_global_forward_pre_hooks, hook)


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """hook(module, args, output) after each forward of any module. docs: torch.nn.modules.module"""
    marks = [_global_forward_hooks_with_kwargs] if with_kwargs else []
    if always_call:
        marks.append(_global_forward_hooks_always_called)
    return _add_call_hook(_global_forward_hooks, hook, *marks)


def register_module_backward_hook(hook):
    """Kept and never called: no gradient is computed. docs: torch.nn.modules.module"""
    global _global_is_full_backward_hook
    if _global_is_full_backward_hook is True:
        raise RuntimeError(_MIXED_GLOBAL_BACKWARD)
    _global_is_full_backward_hook = False
    return _add_hook(_global_backward_hooks, hook)


def register_module_full_backward_pre_hook(hook):
    """Kept and never called: no gradient is computed. docs: torch.nn.modules.module"""
    return _add_hook(_global_backward_pre_hooks, hook)


def register_module_full_backward_hook(hook):
    """Kept and never called: no gradient is computed. docs: torch.nn.modules.module"""
    global _global_is_full_backward_hook
    if _global_is_full_backward_hook is False:
        raise RuntimeError(_MIXED_GLOBAL_BACKWARD)
    _global_is_full_backward_hook = True
    return _add_hook(_global_backward_hooks, hook)


class _IncompatibleKeys(namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])):
    """What load_state_dict returns; prints as a sentence when nothing is missing or left over."""
    __slots__ = ()

    def __repr__(self):
        if self.missing_keys or self.unexpected_keys:
            return super().__repr__()
        return '<All keys matched successfully>'

    __str__ = __repr__


class _WrappedHook:
    """A hook that is given the module it was registered on."""

    def __init__(self, hook, module=None):
        self.hook = hook
        self.module = module
        self.with_module = module is not None

    def __call__(self, *args, **kwargs):
        if self.with_module:
            return self.hook(self.module, *args, **kwargs)
        return self.hook(*args, **kwargs)


def _addindent(text, spaces):
    first, *rest = text.split('\n')
    pad = ' ' * spaces
    return '\n'.join([first] + [pad + line if line.strip() else '' for line in rest])


def _check_name(kind, name):
    if not isinstance(name, str):
        raise TypeError(f'{kind} name should be a string. Got {_typename(name)}')
    if '.' in name:
        raise KeyError(f'{kind} name can\'t contain "."')
    if name == '':
        raise KeyError(f'{kind} name can\'t be empty string ""')


def _forward_unimplemented(self, *input):
    raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')


class Module:
    """Base class of layers and networks. docs: torch.nn.Module"""

    dump_patches = False
    _version = 1
    call_super_init = False
    _compiled_call_impl = None

    def __init__(self, *args, **kwargs):
        if not self.call_super_init:
            if kwargs:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument "
                                f"'{next(iter(kwargs))}'")
            if args:
                raise TypeError(f'{type(self).__name__}.__init__() takes 1 positional argument but '
                                f'{len(args) + 1} were given')
        own = self.__dict__
        own['training'] = True
        own['_parameters'] = {}
        own['_buffers'] = {}
        own['_non_persistent_buffers_set'] = set()
        own['_backward_pre_hooks'] = OrderedDict()
        own['_backward_hooks'] = OrderedDict()
        own['_is_full_backward_hook'] = None
        own['_forward_hooks'] = OrderedDict()
        own['_forward_hooks_with_kwargs'] = OrderedDict()
        own['_forward_hooks_always_called'] = OrderedDict()
        own['_forward_pre_hooks'] = OrderedDict()
        own['_forward_pre_hooks_with_kwargs'] = OrderedDict()
        own['_state_dict_hooks'] = OrderedDict()
        own['_state_dict_pre_hooks'] = OrderedDict()
        own['_load_state_dict_pre_hooks'] = OrderedDict()
        own['_load_state_dict_post_hooks'] = OrderedDict()
        own['_modules'] = {}
        if self.call_super_init:
            super().__init__(*args, **kwargs)

    forward = _forward_unimplemented

    # ---- calling

    def __call__(self, *args, **kwargs):
        if (self._backward_hooks or self._backward_pre_hooks or self._forward_hooks or self._forward_pre_hooks
                or _global_call_hooks):
            return self._call_with_hooks(args, kwargs)
        return self.forward(*args, **kwargs)

    def _call_impl(self, *args, **kwargs):
        return Module.__call__(self, *args, **kwargs)

    _wrapped_call_impl = _call_impl

    def _call_with_hooks(self, args, kwargs):
        called = set()
        result = None
        try:
            for key, hook in (*_global_forward_pre_hooks.items(), *self._forward_pre_hooks.items()):
                if key in self._forward_pre_hooks_with_kwargs:
                    changed = hook(self, args, kwargs)
                    if changed is not None:
                        if not (isinstance(changed, tuple) and len(changed) == 2):
                            raise RuntimeError('forward pre-hook must return None or a tuple of (new_args, '
                                               f'new_kwargs), but got {changed}.')
                        args, kwargs = changed
                else:
                    changed = hook(self, args)
                    if changed is not None:
                        args = changed if isinstance(changed, tuple) else (changed,)
            result = self.forward(*args, **kwargs)
            for key, hook in (*_global_forward_hooks.items(), *self._forward_hooks.items()):
                called.add(key)
                if key in self._forward_hooks_with_kwargs or key in _global_forward_hooks_with_kwargs:
                    changed = hook(self, args, kwargs, result)
                else:
                    changed = hook(self, args, result)
                if changed is not None:
                    result = changed
            hooks = {**self._backward_hooks, **_global_backward_hooks}
            pre_hooks = {**self._backward_pre_hooks, **_global_backward_pre_hooks}
            if (hooks or pre_hooks) and _torch.is_grad_enabled():
                from torch.autograd._pending import note_module
                note_module(self, hooks, pre_hooks, args, result)
            return result
        except Exception:
            self._run_always_called_hooks(called, args, kwargs, result)
            raise

    def _run_always_called_hooks(self, called, args, kwargs, result):
        """Hooks registered with always_call=True run even when forward raised; what they raise is only warned about."""
        for kind, table, always in (('global module', _global_forward_hooks, _global_forward_hooks_always_called),
                                    ('module', self._forward_hooks, self._forward_hooks_always_called)):
            for key, hook in table.items():
                if key not in always or key in called:
                    continue
                try:
                    if key in self._forward_hooks_with_kwargs:
                        hook(self, args, kwargs, result)
                    else:
                        hook(self, args, result)
                except Exception as error:
                    warnings.warn(f'{kind} forward hook with ``always_call=True`` raised an exception that was '
                                  f'silenced as another error was raised in forward: {error}', stacklevel=2)

    def compile(self, *args, **kwargs):
        """Compiling changes no shape: the module stays as it is."""

    # ---- members as attributes

    def __getattr__(self, name):
        own = self.__dict__
        if '_parameters' in own:
            members = own['_parameters']
            if name in members:
                return members[name]
        if '_buffers' in own:
            members = own['_buffers']
            if name in members:
                return members[name]
        if '_modules' in own:
            members = own['_modules']
            if name in members:
                return members[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        own = self.__dict__
        params = own.get('_parameters')
        if is_unknown(value):
            if params is not None:
                self._forget(name)
            own[name] = value
            return
        if not isinstance(value, _REGISTERED) and (params is None or not (
                name in params or name in own['_modules'] or name in own['_buffers'])):
            super().__setattr__(name, value)
        elif isinstance(value, Parameter):
            if params is None:
                raise AttributeError('cannot assign parameters before Module.__init__() call')
            self._forget(name, own['_parameters'])
            self.register_parameter(name, value)
        elif params is not None and name in params:
            if value is not None:
                raise TypeError(f"cannot assign '{_typename(value)}' as parameter '{name}' "
                                '(torch.nn.Parameter or None expected)')
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            if params is None:
                raise AttributeError('cannot assign module before Module.__init__() call')
            self._forget(name, own['_modules'])
            own['_modules'][name] = self._seen_by_hooks(_global_module_registration_hooks, name, value)
        elif params is not None and name in own['_modules']:
            if value is not None:
                raise TypeError(f"cannot assign '{_typename(value)}' as child module '{name}' "
                                '(torch.nn.Module or None expected)')
            own['_modules'][name] = self._seen_by_hooks(_global_module_registration_hooks, name, value)
        elif isinstance(value, Buffer) or (params is not None and name in own['_buffers']):
            if value is not None and not isinstance(value, Tensor):
                raise TypeError(f"cannot assign '{_typename(value)}' as buffer '{name}' "
                                '(torch.nn.Buffer, torch.Tensor or None expected)')
            if isinstance(value, Buffer):
                persistent = value.persistent
            else:
                persistent = name not in self._non_persistent_buffers_set
            self.register_buffer(name, value, persistent)
        else:
            super().__setattr__(name, value)

    def __delattr__(self, name):
        if name in self._parameters:
            del self._parameters[name]
        elif name in self._buffers:
            del self._buffers[name]
            self._non_persistent_buffers_set.discard(name)
        elif name in self._modules:
            del self._modules[name]
        else:
            super().__delattr__(name)

    def __dir__(self):
        names = dir(self.__class__) + list(self.__dict__) + list(self._parameters) + list(self._modules)
        return sorted(name for name in names + list(self._buffers) if not name[0].isdigit())

    def _forget(self, name, keep=None):
        """A name lives in one registry only: takes it out of all but `keep`."""
        own = self.__dict__
        if name in own:
            del own[name]
        for members in (own['_parameters'], own['_buffers'], own['_modules']):
            if members is not keep and name in members:
                del members[name]
        own['_non_persistent_buffers_set'].discard(name)

    def _seen_by_hooks(self, hooks, name, value):
        if hooks:
            for hook in hooks.values():
                changed = hook(self, name, value)
                if changed is not None:
                    value = changed
        return value

    def _taken(self, name, members):
        """Whether another attribute, of the object or of its class, has this name (hasattr without raising inside)."""
        if name in members:
            return False
        cls = type(self)
        if cls.__getattr__ is not _MODULE_GETATTR:
            return hasattr(self, name)
        own = self.__dict__
        return (name in own or name in own['_parameters'] or name in own['_buffers'] or name in own['_modules']
                or hasattr(cls, name))

    def register_buffer(self, name, tensor, persistent=True):
        """Adds a tensor that is state but no parameter (None keeps the name free of a value)."""
        own = self.__dict__
        if '_buffers' not in own:
            raise AttributeError('cannot assign buffer before Module.__init__() call')
        _check_name('buffer', name)
        if self._taken(name, own['_buffers']):
            raise KeyError(f"attribute '{name}' already exists")
        if not is_unknown(tensor) and tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(f"cannot assign '{_typename(tensor)}' object to buffer '{name}' "
                            '(torch Tensor or None required)')
        own['_buffers'][name] = self._seen_by_hooks(_global_buffer_registration_hooks, name, tensor)
        if persistent:
            own['_non_persistent_buffers_set'].discard(name)
        else:
            own['_non_persistent_buffers_set'].add(name)

    def register_parameter(self, name, param):
        """Adds a parameter under a name (None keeps the name free of a value)."""
        own = self.__dict__
        if '_parameters' not in own:
            raise AttributeError('cannot assign parameter before Module.__init__() call')
        _check_name('parameter', name)
        if self._taken(name, own['_parameters']):
            raise KeyError(f"attribute '{name}' already exists")
        if param is not None and not is_unknown(param):
            if not isinstance(param, Parameter):
                raise TypeError(f"cannot assign '{_typename(param)}' object to parameter '{name}' "
                                '(torch.nn.Parameter or None required)')
            param = self._seen_by_hooks(_global_parameter_registration_hooks, name, param)
        own['_parameters'][name] = param

    def add_module(self, name, module):
        """Adds a submodule under a name."""
        if not is_unknown(module) and module is not None and not isinstance(module, Module):
            raise TypeError(f'{_typename(module)} is not a Module subclass')
        if not isinstance(name, str):
            raise TypeError(f'module name should be a string. Got {_typename(name)}')
        if self._taken(name, self._modules):
            raise KeyError(f"attribute '{name}' already exists")
        if '.' in name:
            raise KeyError(f'module name can\'t contain ".", got: {name}')
        if name == '':
            raise KeyError('module name can\'t be empty string ""')
        self._modules[name] = self._seen_by_hooks(_global_module_registration_hooks, name, module)

    def register_module(self, name, module):
        """The same as add_module."""
        self.add_module(name, module)

    # ---- members by path

    def get_submodule(self, target):
        """The submodule at a dotted path ('' is the module itself)."""
        module = self
        for part in target.split('.') if target else ():
            if not hasattr(module, part):
                raise AttributeError(f'{module._get_name()} has no attribute `{part}`')
            module = getattr(module, part)
            if not isinstance(module, Module):
                raise AttributeError(f'`{part}` is not an nn.Module')
        return module

    def set_submodule(self, target, module, strict=False):
        """Puts a module at a dotted path."""
        if target == '':
            raise ValueError('Cannot set the submodule without a target name!')
        if not isinstance(module, Module):
            raise ValueError(f'`module` is not an nn.Module, found {type(module)}')
        path, _, name = target.rpartition('.')
        parent = self.get_submodule(path)
        if strict and not hasattr(parent, name):
            raise AttributeError(f'{parent._get_name()} has no attribute `{name}`')
        if hasattr(parent, name) and not isinstance(getattr(parent, name), Module):
            raise AttributeError(f'`{name}` is not an nn.Module')
        setattr(parent, name, module)

    def _member_at(self, target):
        path, _, name = target.rpartition('.')
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f'{module._get_name()} has no attribute `{name}`')
        return module, name, getattr(module, name)

    def get_parameter(self, target):
        """The parameter at a dotted path."""
        _, name, value = self._member_at(target)
        if not isinstance(value, Parameter):
            raise AttributeError(f'`{name}` is not an nn.Parameter')
        return value

    def get_buffer(self, target):
        """The buffer at a dotted path."""
        module, name, value = self._member_at(target)
        if name not in module._buffers:
            raise AttributeError(f'`{name}` is not a buffer')
        return value

    def get_extra_state(self):
        """Overridden by modules that keep more than tensors in their state dict."""
        raise RuntimeError('Reached a code path in Module.get_extra_state() that should never be called. Please file '
                           'an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to '
                           'report this bug.')

    def set_extra_state(self, state):
        """The counterpart of get_extra_state."""
        raise RuntimeError('Reached a code path in Module.set_extra_state() that should never be called. Please file '
                           'an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to '
                           'report this bug.')

    # ---- walking over members

    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        """(dotted name, module) of this module and of all below, each module once."""
        if memo is None:
            memo = set()
        if self not in memo:
            if remove_duplicate:
                memo.add(self)
            yield prefix, self
            start = prefix + '.' if prefix else ''
            for name, module in self._modules.items():
                if is_unknown(module):
                    yield start + name, module
                elif module is not None:
                    yield from module.named_modules(memo, start + name, remove_duplicate)

    def modules(self, remove_duplicate=True):
        """This module and all below."""
        for _, module in self.named_modules(remove_duplicate=remove_duplicate):
            yield module

    def named_children(self):
        """(name, module) of the direct submodules."""
        memo = set()
        for name, module in self._modules.items():
            if module is not None and module not in memo:
                memo.add(module)
                yield name, module

    def children(self):
        """The direct submodules."""
        for _, module in self.named_children():
            yield module

    def _named_members(self, get_members_fn, prefix='', recurse=True, remove_duplicate=True):
        memo = set()
        for place, module in (self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse
                              else [(prefix, self)]):
            for name, value in get_members_fn(module):
                if value is None or value in memo:
                    continue
                if remove_duplicate:
                    memo.add(value)
                yield (place + '.' + name if place else name), value

    def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
        """(dotted name, parameter) of this module and, with `recurse`, of all below."""
        yield from self._named_members(lambda module: module._parameters.items(), prefix, recurse, remove_duplicate)

    def parameters(self, recurse=True):
        """The parameters of this module and, with `recurse`, of all below."""
        for _, param in self.named_parameters(recurse=recurse):
            yield param

    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        """(dotted name, buffer) of this module and, with `recurse`, of all below."""
        yield from self._named_members(lambda module: module._buffers.items(), prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        """The buffers of this module and, with `recurse`, of all below."""
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    # ---- changing everything below

    def apply(self, fn):
        """Calls fn on every submodule, children first, and returns self."""
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        """Sets `training` here and below, and returns self."""
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        """train(False)"""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        """Sets requires_grad of all parameters, and returns self."""
        for param in self.parameters():
            param.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Drops the gradients of all parameters, or fills them with zeros."""
        for param in self.parameters():
            if param.grad is not None:
                if set_to_none:
                    param.grad = None
                else:
                    param.grad.detach().zero_()

    def share_memory(self):
        """Changes no shape."""
        return self

    def _apply(self, fn, recurse=True):
        """Replaces the data of every parameter, gradient and buffer by fn of it; Parameter objects stay."""
        if recurse:
            for module in self.children():
                module._apply(fn)
        for param in self._parameters.values():
            if param is None:
                continue
            grad = param.grad
            param.data = fn(param.detach())
            if grad is not None:
                grad.data = fn(grad.detach())
        buffers = self._buffers
        for name in buffers:
            if buffers[name] is not None:
                buffers[name] = fn(buffers[name])
        return self

    def _apply_to_floats(self, fn):
        return self._apply(lambda t: fn(t) if t.is_floating_point() else t)

    def cuda(self, device=None):
        """Moves parameters and buffers to the GPU, and returns self."""
        return self._apply(lambda t: t.cuda(device))

    def xpu(self, device=None):
        """Moves parameters and buffers to an XPU, and returns self."""
        return self._apply(lambda t: t.xpu(device))

    def ipu(self, device=None):
        """Moves parameters and buffers to an IPU, and returns self."""
        return self._apply(lambda t: t.ipu(device))

    def mtia(self, device=None):
        """Moves parameters and buffers to an MTIA device, and returns self."""
        return self._apply(lambda t: t.mtia(device))

    def cpu(self):
        """Moves parameters and buffers to the CPU, and returns self."""
        return self._apply(lambda t: t.cpu())

    def type(self, dst_type):
        """Casts parameters and buffers, and returns self."""
        return self._apply(lambda t: t.type(dst_type))

    def float(self):
        """Casts floating point members to float32, and returns self."""
        return self._apply_to_floats(lambda t: t.float())

    def double(self):
        """Casts floating point members to float64, and returns self."""
        return self._apply_to_floats(lambda t: t.double())

    def half(self):
        """Casts floating point members to float16, and returns self."""
        return self._apply_to_floats(lambda t: t.half())

    def bfloat16(self):
        """Casts floating point members to bfloat16, and returns self."""
        return self._apply_to_floats(lambda t: t.bfloat16())

    def to_empty(self, *, device, recurse=True):
        """Moves members to a device without their data, and returns self."""
        return self._apply(lambda t: _torch.empty_like(t, device=device), recurse)

    def to(self, *args, **kwargs):
        """Moves and casts (floating point and complex members), and returns self."""
        device, dtype, non_blocking, memory_format = _torch._parse_to(*args, **kwargs)
        if dtype is not None:
            if not (dtype.is_floating_point or dtype.is_complex):
                raise TypeError('nn.Module.to only accepts floating point or complex dtypes, but got desired '
                                f'dtype={dtype}')
            if dtype.is_complex:
                warnings.warn('Complex modules are a new feature under active development whose design may change, '
                              'and some modules might not work as expected when using complex tensors as parameters '
                              'or buffers. Please file an issue at '
                              'https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml if a complex '
                              'module does not work as expected.', stacklevel=2)

        def convert(t):
            own_dtype = dtype if t.is_floating_point() or t.is_complex() else None
            try:
                if memory_format is not None and t.dim() in (4, 5):
                    return t.to(device, own_dtype, non_blocking, memory_format=memory_format)
                return t.to(device, own_dtype, non_blocking)
            except NotImplementedError as error:
                if str(error) != 'Cannot copy out of meta tensor; no data!':
                    raise
                raise NotImplementedError(f'{error} Please use torch.nn.Module.to_empty() instead of '
                                          'torch.nn.Module.to() when moving module from meta to a different '
                                          'device.') from None

        return self._apply(convert)

    # ---- hooks

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """Kept and never called: no gradient is computed."""
        return _add_hook(self._backward_pre_hooks, hook, prepend=prepend)

    def register_backward_hook(self, hook):
        """Kept and never called: no gradient is computed."""
        if self._is_full_backward_hook is True:
            raise RuntimeError(_MIXED_BACKWARD)
        self._is_full_backward_hook = False
        return _add_hook(self._backward_hooks, hook)

    def register_full_backward_hook(self, hook, prepend=False):
        """Kept and never called: no gradient is computed."""
        if self._is_full_backward_hook is False:
            raise RuntimeError(_MIXED_BACKWARD)
        self._is_full_backward_hook = True
        return _add_hook(self._backward_hooks, hook, prepend=prepend)

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """hook(module, args) before forward; what it returns replaces args."""
        handle = _add_hook(self._forward_pre_hooks, hook, self._forward_pre_hooks_with_kwargs, prepend)
        if with_kwargs:
            self._forward_pre_hooks_with_kwargs[handle.id] = True
        return handle

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """hook(module, args, output) after forward; what it returns replaces the output."""
        handle = _add_hook(self._forward_hooks, hook,
                           [self._forward_hooks_with_kwargs, self._forward_hooks_always_called], prepend)
        if with_kwargs:
            self._forward_hooks_with_kwargs[handle.id] = True
        if always_call:
            self._forward_hooks_always_called[handle.id] = True
        return handle

    # ---- state

    def __getstate__(self):
        return self.__dict__.copy()

    def __setstate__(self, state):
        self.__dict__.update(state)

    def _register_state_dict_hook(self, hook):
        if getattr(hook, '_from_public_api', False):
            raise RuntimeError('Cannot register the same function as the state dict post hook that was previously '
                               'registered via register_state_dict_post_hook')
        return _add_hook(self._state_dict_hooks, hook)

    def register_state_dict_post_hook(self, hook):
        """hook(module, state_dict, prefix, local_metadata) after state_dict."""
        hook._from_public_api = True
        return _add_hook(self._state_dict_hooks, hook)

    def register_state_dict_pre_hook(self, hook):
        """hook(module, prefix, keep_vars) before state_dict."""
        return _add_hook(self._state_dict_pre_hooks, hook)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return _add_hook(self._load_state_dict_pre_hooks, _WrappedHook(hook, self if with_module else None))

    def register_load_state_dict_pre_hook(self, hook):
        """hook(module, state_dict, prefix, ...) before loading."""
        return self._register_load_state_dict_pre_hook(hook, with_module=True)

    def register_load_state_dict_post_hook(self, hook):
        """hook(module, incompatible_keys) after loading."""
        return _add_hook(self._load_state_dict_post_hooks, hook)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        skipped = self._non_persistent_buffers_set
        for members in (self._parameters, self._buffers):
            for name, value in members.items():
                if value is not None and not (members is self._buffers and name in skipped):
                    destination[prefix + name] = value if keep_vars else value.detach()
        if getattr(type(self), 'get_extra_state', None) is not Module.get_extra_state:
            destination[prefix + _EXTRA_STATE_KEY_SUFFIX] = self.get_extra_state()

    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        """An OrderedDict of all parameters and persistent buffers by dotted name."""
        if args:
            warnings.warn('Positional args are being deprecated, use kwargs instead. Refer to '
                          'https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict '
                          'for details.', FutureWarning, stacklevel=2)
            destination = args[0] if destination is None else destination
            prefix = args[1] if len(args) > 1 and prefix == '' else prefix
            keep_vars = args[2] if len(args) > 2 and keep_vars is False else keep_vars
        if destination is None:
            destination = OrderedDict()
            destination._metadata = OrderedDict()
        local_metadata = {'version': self._version}
        if hasattr(destination, '_metadata'):
            destination._metadata[prefix[:-1]] = local_metadata
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            changed = hook(self, destination, prefix, local_metadata)
            if changed is not None:
                if getattr(hook, '_from_public_api', False):
                    raise RuntimeError('state_dict post-hook must return None')
                destination = changed
        return destination

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                              error_msgs):
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        skipped = self._non_persistent_buffers_set
        members = {name: value for name, value in self._parameters.items() if value is not None}
        members.update({name: value for name, value in self._buffers.items()
                        if value is not None and name not in skipped})
        assign = local_metadata.get('assign_to_params_buffers', False)
        for name, value in members.items():
            key = prefix + name
            if key in state_dict:
                self._load_member(name, value, key, state_dict[key], assign, error_msgs)
            elif strict:
                missing_keys.append(key)
        extra_key = prefix + _EXTRA_STATE_KEY_SUFFIX
        if getattr(type(self), 'set_extra_state', None) is not Module.set_extra_state:
            if extra_key in state_dict:
                self.set_extra_state(state_dict[extra_key])
            elif strict:
                missing_keys.append(extra_key)
        elif strict and extra_key in state_dict:
            unexpected_keys.append(extra_key)
        if strict:
            for key in state_dict:
                if key.startswith(prefix) and key != extra_key:
                    first, dot, _ = key[len(prefix):].partition('.')
                    if first not in (self._modules if dot else members):
                        unexpected_keys.append(key)

    def _load_member(self, name, value, key, new, assign, error_msgs):
        """Copies one tensor of a state dict into a parameter or buffer, or notes why it cannot."""
        if is_unknown(new):
            return
        if not isinstance(new, Tensor):
            error_msgs.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object '
                              f'from checkpoint but received {type(new)}')
            return
        if not is_lazy(value):
            if len(value.shape) == 0 and len(new.shape) == 1 and new.shape[0] == 1:
                new = new[0]
            differs = new.shape != value.shape
            if not is_unknown(differs) and differs:
                error_msgs.append(f'size mismatch for {key}: copying a param with shape {new.shape} from checkpoint, '
                                  f'the shape in current model is {value.shape}.')
                return
        if value.is_meta and not new.is_meta and not assign:
            warnings.warn(f'for {key}: copying from a non-meta parameter in the checkpoint to a meta parameter in the '
                          'current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in the '
                          'state dictionary to their corresponding key in the module instead of copying them in '
                          'place?)', stacklevel=2)
        try:
            if not assign:
                value.detach().copy_(new)
                return
            if isinstance(value, Parameter):
                if isinstance(new, Parameter):
                    new.requires_grad_(value.requires_grad)
                else:
                    new = Parameter(new, requires_grad=value.requires_grad)
            setattr(self, name, new)
        except Exception as error:
            error_msgs.append(f'While copying the parameter named "{key}", whose dimensions in the model are '
                              f'{value.size()} and whose dimensions in the checkpoint are {new.size()}, an exception '
                              f'occurred : {error.args}.')

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies the tensors of a state dict into this module and all below; what does not fit is one RuntimeError."""
        if is_unknown(state_dict):
            if strict:
                return _IncompatibleKeys([], [])
            return _IncompatibleKeys(unknown(state_dict, list), unknown(state_dict, list))
        if not (isinstance(state_dict, dict) or hasattr(state_dict, 'keys')):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        missing_keys, unexpected_keys, error_msgs = [], [], []
        metadata = getattr(state_dict, '_metadata', None)
        state_dict = OrderedDict(state_dict)
        if metadata is not None:
            state_dict._metadata = metadata

        def load(module, local_state_dict, prefix=''):
            local_metadata = {} if metadata is None else metadata.get(prefix[:-1], {})
            if assign:
                local_metadata['assign_to_params_buffers'] = assign
            module._load_from_state_dict(local_state_dict, prefix, local_metadata, True, missing_keys,
                                         unexpected_keys, error_msgs)
            for name, child in module._modules.items():
                if child is not None:
                    start = prefix + name + '.'
                    load(child, {k: v for k, v in local_state_dict.items() if k.startswith(start)}, start)
            keys = _IncompatibleKeys(missing_keys, unexpected_keys)
            for hook in module._load_state_dict_post_hooks.values():
                if hook(module, keys) is not None:
                    raise AssertionError('Hooks registered with ``register_load_state_dict_post_hook`` are not '
                                         'expected to return new values, if incompatible_keys need to be modified, '
                                         'it should be done inplace.')

        load(self, state_dict)
        if strict:
            for what, keys in (('Unexpected', unexpected_keys), ('Missing', missing_keys)):
                if keys:
                    names = ', '.join(f'"{key}"' for key in keys)
                    error_msgs.insert(0, f'{what} key(s) in state_dict: {names}. ')
        if error_msgs:
            raise RuntimeError('Error(s) in loading state_dict for {}:\n\t{}'.format(
                type(self).__name__, '\n\t'.join(error_msgs)))
        return _IncompatibleKeys(missing_keys, unexpected_keys)

    # ---- printing

    def _get_name(self):
        return self.__class__.__name__

    def extra_repr(self):
        """What stands between the parentheses in front of the submodules."""
        return ''

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split('\n') if extra else []
        if len(lines) == 1 and not self._modules:
            return f'{self._get_name()}({extra})'
        for name, module in self._modules.items():
            lines.append(f'({name}): {_addindent(repr(module), 2)}')
        if not lines:
            return f'{self._get_name()}()'
        return self._get_name() + '(\n  ' + '\n  '.join(lines) + '\n)'

    def _replicate_for_data_parallel(self):
        replica = self.__new__(type(self))
        replica.__dict__.update(self.__dict__)
        replica._parameters = {}
        replica._buffers = self._buffers.copy()
        replica._modules = self._modules.copy()
        replica._is_replica = True
        return replica


_REGISTERED = (Module, Tensor)
_MODULE_GETATTR = Module.__getattr__
