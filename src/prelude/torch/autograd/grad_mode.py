"""Switches for recording gradients, as context managers and decorators. docs: torch.no_grad and its neighbours"""
import warnings

import _torch


def _copy_identity(wrapper, func):
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        if hasattr(func, name):
            setattr(wrapper, name, getattr(func, name))
    wrapper.__dict__.update(getattr(func, '__dict__', {}))
    wrapper.__wrapped__ = func
    return wrapper


def _is_generator_function(func):
    code = getattr(func, '__code__', None)
    return code is not None and bool(code.co_flags & 0x20)


def _generator_in(context, func):
    """Runs each step of a generator inside the context, and the code between the steps outside of it."""
    def wrapper(*args, **kwargs):
        generator = func(*args, **kwargs)
        request = None
        while True:
            try:
                with context():
                    response = generator.send(request)
            except StopIteration as stop:
                return stop.value
            request = yield response
    return wrapper


class _DecoratorContextManager:
    """A context manager that can also decorate functions."""

    def __call__(self, orig_func):
        clone = self.clone
        if isinstance(orig_func, type):
            warnings.warn('Decorating classes is deprecated and will be disabled in future versions. You should only '
                          'decorate functions or methods. To preserve the current behavior of class decoration, you '
                          'can directly decorate the `__init__` method and nothing else.', FutureWarning, stacklevel=2)
        elif _is_generator_function(orig_func):
            return _copy_identity(_generator_in(clone, orig_func), orig_func)

        def decorate_context(*args, **kwargs):
            with clone():
                return orig_func(*args, **kwargs)

        return _copy_identity(decorate_context, orig_func)

    def __enter__(self):
        raise NotImplementedError

    def __exit__(self, exc_type, exc_value, traceback):
        raise NotImplementedError

    def clone(self):
        return self.__class__()


class _NoParamDecoratorContextManager(_DecoratorContextManager):
    """One that decorates with or without parentheses."""

    def __new__(cls, orig_func=None):
        if orig_func is None:
            return super().__new__(cls)
        return cls()(orig_func)


class no_grad(_NoParamDecoratorContextManager):
    """No gradients are recorded inside. docs: torch.no_grad"""

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class enable_grad(_NoParamDecoratorContextManager):
    """Gradients are recorded inside. docs: torch.enable_grad"""

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(True)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class set_grad_enabled(_DecoratorContextManager):
    """Gradients are recorded, or not, from now on or inside. docs: torch.set_grad_enabled"""

    def __init__(self, mode):
        self.prev = _torch.is_grad_enabled()
        self.mode = mode
        _torch._set_grad_enabled(mode)

    def __call__(self, orig_func):
        _torch._set_grad_enabled(self.prev)
        return super().__call__(orig_func)

    def __enter__(self):
        _torch._set_grad_enabled(self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)

    def __repr__(self):
        return f'torch.autograd.grad_mode.set_grad_enabled(mode={self.mode})'

    def clone(self):
        return self.__class__(self.mode)


class inference_mode(_DecoratorContextManager):
    """No gradients inside, and what is made there never takes part in them. docs: torch.inference_mode"""

    def __new__(cls, mode=True):
        if isinstance(mode, bool):
            return super().__new__(cls)
        return cls()(mode)

    def __init__(self, mode=True):
        self.mode = mode

    def __enter__(self):
        self.prev = (_torch.is_grad_enabled(), _torch.is_inference_mode_enabled())
        _torch._set_grad_enabled(not self.mode and self.prev[0])
        _torch._set_inference_mode(self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev[0])
        _torch._set_inference_mode(self.prev[1])

    def clone(self):
        return self.__class__(self.mode)


class set_multithreading_enabled(_DecoratorContextManager):
    """Changes nothing here. docs: torch.autograd.grad_mode.set_multithreading_enabled"""

    def __init__(self, mode):
        self.mode = mode

    def __enter__(self):
        pass

    def __exit__(self, exc_type, exc_value, traceback):
        pass

    def clone(self):
        return self.__class__(self.mode)
