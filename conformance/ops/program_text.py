"""Arguments of operators as Python source: one expression that makes them anew.

Elements never matter to shapes where `torch.empty` will do, so floating-point tensors are written as `torch.empty` or,
when their strides are not those of a fresh tensor, as `torch.empty_strided`.  Integers may be indices: few are written
down, many become zeros (or ones, for operators that divide).
"""
import torch

LITERAL = 12  # elements of an integer tensor that are written down


class Unwritable(Exception):
    """A value that has no expression: a function, a generator, a sparse tensor."""


def dtype_text(dtype):
    return str(dtype)


def tensor_text(t, fill):
    if type(t) not in (torch.Tensor, torch.nn.Parameter) or t.layout != torch.strided or t.is_quantized or t.is_nested:
        raise Unwritable(type(t).__name__)
    if t.device.type not in ("cpu", "meta") or t.is_conj() or t.is_neg():
        raise Unwritable(str(t.device))
    shape = tuple(t.shape)
    dtype = "" if t.dtype is torch.float32 else f", dtype={dtype_text(t.dtype)}"
    grad = ", requires_grad=True" if t.requires_grad else ""
    if t.device.type == "meta":
        grad += ", device='meta'"
    if t.dtype.is_floating_point or t.dtype.is_complex or t.device.type == "meta":
        if t.stride() != torch.empty(shape, device="meta").stride():
            return f"torch.empty_strided({shape}, {t.stride()}{dtype}{grad})"
        return f"torch.empty({shape}{dtype}{grad})"
    if t.numel() and t.numel() <= LITERAL:
        kind = "" if t.dtype in (torch.int64, torch.bool) else dtype
        text = f"torch.tensor({t.tolist()}{kind})"
        return text if t.is_contiguous() or t.dim() != 2 else f"torch.tensor({t.t().tolist()}{kind}).t()"
    return f"torch.{fill}({shape}{dtype})"


def text(value, fill="zeros"):
    """The source of a value, with `fill` ("zeros", "ones") for integers that are not written down."""
    if isinstance(value, torch.Tensor):
        return tensor_text(value, fill)
    if value is None or value is Ellipsis or isinstance(value, (bool, str)):
        return repr(value)
    if isinstance(value, (torch.dtype, torch.layout, torch.memory_format)):
        return str(value)
    if isinstance(value, torch.device):
        return repr(str(value))
    if type(value) is int:
        return repr(value)
    if type(value) is float:
        return repr(value) if abs(value) < float("inf") else f"float('{value}')"
    if type(value) is complex:
        return repr(value)
    if isinstance(value, slice):
        return f"slice({text(value.start)}, {text(value.stop)}, {text(value.step)})"
    if type(value) is torch.Size:
        return f"torch.Size({list(value)})"
    if type(value) is tuple:
        return "(" + ", ".join(text(item, fill) for item in value) + (",)" if len(value) == 1 else ")")
    if type(value) is list:
        return "[" + ", ".join(text(item, fill) for item in value) + "]"
    if type(value) is dict:
        return "{" + ", ".join(f"{text(key)}: {text(item, fill)}" for key, item in value.items()) + "}"
    raise Unwritable(type(value).__name__)


def arguments(args, kwargs, fill="zeros"):
    """What stands between the parentheses of a call."""
    return ", ".join([text(a, fill) for a in args] + [f"{name}={text(v, fill)}" for name, v in kwargs.items()])
