"""Small functions and types of the torch namespace. docs: torch"""
import math

import _torch
from _shapetrace import is_unknown, unknown
from _torch import Tensor


class OutOfMemoryError(RuntimeError):
    """docs: torch.OutOfMemoryError"""
    __module__ = 'torch'


class AcceleratorError(RuntimeError):
    """docs: torch.AcceleratorError"""
    __module__ = 'torch'


class FatalError(Exception):
    __module__ = 'torch'


class _Nothing:
    """A context manager, and an object of which any method does nothing."""
    __module__ = 'torch'

    def __init__(self, *args, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


class DisableTorchFunction(_Nothing):
    __module__ = 'torch'


class DisableTorchFunctionSubclass(_Nothing):
    __module__ = 'torch'


class Stream(_Nothing):
    """A queue of a device. docs: torch.Stream"""
    __module__ = 'torch'

    def synchronize(self):
        pass

    def query(self):
        return True

    def wait_event(self, event):
        pass

    def wait_stream(self, stream):
        pass

    def record_event(self, event=None):
        return Event() if event is None else event


class Event(_Nothing):
    """A point in a stream. docs: torch.Event"""
    __module__ = 'torch'

    def record(self, stream=None):
        pass

    def wait(self, stream=None):
        pass

    def synchronize(self):
        pass

    def query(self):
        return True

    def elapsed_time(self, end_event):
        return unknown('the clock', float)


class SymInt:
    """Only for isinstance: sizes are plain integers here. docs: torch.SymInt"""
    __module__ = 'torch'


class SymFloat:
    """Only for isinstance. docs: torch.SymFloat"""
    __module__ = 'torch'


class SymBool:
    """Only for isinstance. docs: torch.SymBool"""
    __module__ = 'torch'


def typename(obj, /):
    """The full name of an object's type, or of a type or function itself. docs: torch.typename"""
    if isinstance(obj, Tensor):
        return obj.type()
    if hasattr(obj, '__qualname__'):
        module, name = getattr(obj, '__module__', '') or '', obj.__qualname__
    elif hasattr(obj, '__name__'):
        module, name = getattr(obj, '__module__', '') or '', obj.__name__
    else:
        module, name = type(obj).__module__ or '', type(obj).__qualname__
    return name if module in ('', 'builtins') else f'{module}.{name}'


def is_tensor(obj, /):
    """docs: torch.is_tensor"""
    return isinstance(obj, Tensor)


def is_storage(obj, /):
    """docs: torch.is_storage"""
    from torch.storage import TypedStorage, UntypedStorage
    return isinstance(obj, (TypedStorage, UntypedStorage))


def compile(model=None, *, fullgraph=False, dynamic=None, backend=None, mode=None, options=None, name=None,
            disable=False, recompile_limit=None, isolate_recompiles=False, dynamic_shapes=None):
    """The function itself, or the module in a wrapper that calls it. docs: torch.compile"""
    if model is None:
        def decorate(model):
            if model is None:
                raise RuntimeError("Model can't be None")
            return compile(model, backend=backend, mode=mode, options=options, disable=disable)
        return decorate
    if mode is not None and options is not None:
        raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
    from torch.distributions.distribution import Distribution
    Distribution.set_default_validate_args(False)  # compiling switches the checks of distributions off, everywhere
    from torch.nn.modules.module import Module
    if isinstance(model, Module):
        from torch._dynamo import OptimizedModule
        return OptimizedModule(model)
    return model


def _assert(condition, message):
    assert condition, message


def _assert_async(condition, message=None):
    pass


def _check_with(error_type, cond, message):
    if is_unknown(cond):
        return
    if not isinstance(cond, bool):
        if isinstance(cond, Tensor):
            raise TypeError('cond must be a bool, but got a Tensor. For tensor conditions, use '
                            'torch._check_tensor_all() to assert that all elements are true.')
        raise TypeError(f'cond must be a bool, but got {type(cond)}')
    if not cond:
        if message is None:
            message = ('Expected cond to be True, but got False. (Could this error message be improved? If so, please '
                       'report an enhancement request to PyTorch.)')
        raise error_type(str(message() if callable(message) else message))


def _check(cond, message=None):
    _check_with(RuntimeError, cond, message)


def _check_value(cond, message=None):
    _check_with(ValueError, cond, message)


def _check_type(cond, message=None):
    _check_with(TypeError, cond, message)


def _check_index(cond, message=None):
    _check_with(IndexError, cond, message)


def _check_not_implemented(cond, message=None):
    _check_with(NotImplementedError, cond, message)


def _check_is_size(i, message=None, *, max=None):
    _check(i >= 0, message)
    if max is not None:
        _check(i <= max, message)


def _check_tensor_all(cond, message=None):
    if not isinstance(cond, Tensor):
        raise TypeError(f'cond must be a tensor, but got {type(cond)}')
    _check_with(RuntimeError, bool(cond.all()), message)


def _constrain_as_size(symbol, min=None, max=None):
    pass


def sym_int(a):
    return int(a)


def sym_float(a):
    return float(a)


def sym_not(a):
    return not a


def sym_max(a, b):
    return float(max(a, b)) if isinstance(a, float) or isinstance(b, float) else max(a, b)


def sym_min(a, b):
    return float(min(a, b)) if isinstance(a, float) or isinstance(b, float) else min(a, b)


def sym_sum(args):
    return sum(args)


def sym_ite(b, t, f):
    return t if b else f


def sym_sqrt(a):
    return math.sqrt(a)


def cond(pred, true_fn, false_fn, operands=()):
    """docs: torch.cond"""
    return true_fn(*operands) if pred else false_fn(*operands)


def while_loop(cond_fn, body_fn, carried_inputs):
    """docs: torch.while_loop"""
    while cond_fn(*carried_inputs):
        carried_inputs = body_fn(*carried_inputs)
    return carried_inputs


def from_dlpack(ext_tensor, *, device=None, copy=None):
    """docs: torch.from_dlpack"""
    return ext_tensor if isinstance(ext_tensor, Tensor) else unknown('data of another library')


def parse_ir(input, parse_tensor_constants=False):
    return unknown('torch.parse_ir is not modelled')


# bits, eps, max, smallest_normal, resolution
_FLOATS = {
    'float64': (64, 2.220446049250313e-16, 1.7976931348623157e+308, 2.2250738585072014e-308, 1e-15),
    'float32': (32, 1.1920928955078125e-07, 3.4028234663852886e+38, 1.1754943508222875e-38, 1e-06),
    'float16': (16, 0.0009765625, 65504.0, 6.103515625e-05, 0.001),
    'bfloat16': (16, 0.0078125, 3.3895313892515355e+38, 1.1754943508222875e-38, 0.01),
    'float8_e4m3fn': (8, 0.125, 448.0, 0.015625, 1.0),
    'float8_e5m2': (8, 0.25, 57344.0, 6.103515625e-05, 1.0),
}
_COMPLEX = {'complex128': 'float64', 'complex64': 'float32', 'complex32': 'float16'}


def _dtype_name(dtype):
    return str(dtype).rpartition('.')[2]


class finfo:
    """The limits of a floating point type. docs: torch.finfo"""
    __module__ = 'torch'

    def __init__(self, type=None):
        name = _dtype_name(_torch.get_default_dtype() if type is None else type)
        name = _COMPLEX.get(name, name)
        if name not in _FLOATS:
            raise TypeError(f'torch.finfo() requires a floating point input type. Use torch.iinfo to handle '
                            "'torch.finfo'")
        self.bits, self.eps, self.max, self.smallest_normal, self.resolution = _FLOATS[name]
        self.tiny = self.smallest_normal
        self.min = -self.max
        self.dtype = name

    def __repr__(self):
        return (f'finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, '
                f'smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})')


class iinfo:
    """The limits of an integer type. docs: torch.iinfo"""
    __module__ = 'torch'

    def __init__(self, type):
        name = _dtype_name(type)
        signed = not name.startswith('uint')
        if not name.lstrip('u').startswith('int'):
            if name == 'bool':
                raise TypeError('torch.bool is not supported by torch.iinfo')
            raise TypeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
        self.bits = int(name.lstrip('u')[3:])
        self.min = -2 ** (self.bits - 1) if signed else 0
        self.max = 2 ** (self.bits - 1) - 1 if signed else 2 ** self.bits - 1
        self.dtype = name

    def __repr__(self):
        return f'iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})'
