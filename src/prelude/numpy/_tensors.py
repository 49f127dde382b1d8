"""What numpy does when it meets a tensor of torch: functions give a tensor back (`Tensor.__array_wrap__`), operators
leave to the tensor what it takes (`Tensor.__array_priority__`), reductions call its method of that name.
"""
import _torch

# Functions that try a method of their argument, and wrap what they find without it.
WRAPPED = set("transpose squeeze argmax argmin cumsum cumprod round around clip swapaxes reshape repeat take".split())
# Reductions, and the method that they call with numpy's own keywords.
METHODS = {"sum": "sum", "prod": "prod", "amax": "max", "max": "max", "amin": "min", "min": "min", "any": "any",
           "all": "all", "mean": "mean", "std": "std", "var": "var"}
_CONCATENATION = ("Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do "
                  "not rely on this error; it may not be given on all Python implementations.")
_COMPARISONS = ("lt", "le", "gt", "ge", "eq", "ne")


def is_tensor(value):
    return isinstance(value, _torch.Tensor)


def as_tensor(result):
    """An array or a number of numpy as the tensor that stands for it; torch makes bytes of truth values."""
    made = result._to_tensor()
    return made.to(_torch.uint8) if made.dtype == _torch.bool else made


def operator(name, array, tensor, swapped, compute):
    """`array OP tensor`, or `tensor OP array` after the tensor has left it to us."""
    if name in _COMPARISONS:
        return NotImplemented
    if not swapped:
        if name == "add":
            raise TypeError(_CONCATENATION)  # what is left when neither can add
        return NotImplemented
    return as_tensor(compute(tensor.numpy(), array))


def in_place(name):
    """`array OP= tensor`"""
    if name == "add":
        raise TypeError(_CONCATENATION)
    return NotImplemented


def wrapping(function):
    """The function, giving a tensor for a tensor."""
    def call(a, *args, **kwargs):
        if not is_tensor(a):
            return function(a, *args, **kwargs)
        return as_tensor(function(a.numpy(), *args, **kwargs))

    call.__name__ = function.__name__
    return call


def wrapping_two(function):
    """A function of two arrays, giving a tensor when one of them is a tensor."""
    def call(a, b, *args, **kwargs):
        if not (is_tensor(a) or is_tensor(b)):
            return function(a, b, *args, **kwargs)
        return as_tensor(function(*(part.numpy() if is_tensor(part) else part for part in (a, b)), *args, **kwargs))

    call.__name__ = function.__name__
    return call


def asking(function, method):
    """The reduction, left to a tensor's own method."""
    def call(a, axis=None, *args, **kwargs):
        if not is_tensor(a):
            return function(a, axis, *args, **kwargs)
        given = {"axis": axis, "out": kwargs.pop("out", None)}
        if method in ("mean", "std", "var"):
            given["dtype"] = kwargs.pop("dtype", None)
        if method in ("std", "var"):
            given["ddof"] = kwargs.pop("ddof", 0)
        return getattr(a, method)(**given, **kwargs)

    call.__name__ = function.__name__
    return call
