"""The two kinds of arrays that have axes here: tensors of torch and arrays of numpy."""

import sys

from _shapetrace import is_unknown


class Torch:
    @staticmethod
    def permute(x, order):
        return x.permute(order)

    @staticmethod
    def reduce(x, operation, dims):
        if operation in ("min", "max"):
            return getattr(x, "a" + operation)(dim=dims)
        if operation in ("sum", "mean"):
            return getattr(x, operation)(dim=dims)
        for dim in reversed(dims):
            x = getattr(x, operation)(dim=dim)
        return x

    @staticmethod
    def add(x, sizes):
        for at in sizes:
            x = x.unsqueeze(at)
        return x.expand([sizes.get(at, -1) for at in range(x.ndim)])

    @staticmethod
    def is_float(x):
        import torch

        return x.dtype in (torch.float16, torch.float32, torch.float64, torch.bfloat16)

    @staticmethod
    def stack(tensors):
        import torch

        return torch.stack(tensors)

    @staticmethod
    def concat(tensors, axis):
        import torch

        return torch.cat(tensors, dim=axis)

    @staticmethod
    def einsum(pattern, *tensors):
        import torch

        return torch.einsum(pattern, *tensors)

    @staticmethod
    def to_numpy(x):
        return x.detach().cpu().numpy()


class Numpy:
    @staticmethod
    def permute(x, order):
        return x.transpose(order)

    @staticmethod
    def reduce(x, operation, dims):
        return getattr(x, operation)(axis=dims)

    @staticmethod
    def add(x, sizes):
        import numpy as np

        for at in sizes:
            x = np.expand_dims(x, at)
        return np.tile(x, tuple([sizes.get(at, 1) for at in range(x.ndim)]))

    @staticmethod
    def is_float(x):
        return x.dtype in ("float16", "float32", "float64", "float128", "bfloat16")

    @staticmethod
    def stack(arrays):
        import numpy as np

        return np.stack(arrays)

    @staticmethod
    def concat(arrays, axis):
        import numpy as np

        return np.concatenate(arrays, axis=axis)

    @staticmethod
    def einsum(pattern, *arrays):
        import numpy as np

        return np.einsum(pattern, *arrays)

    @staticmethod
    def to_numpy(x):
        return x


def get_backend(x):
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and isinstance(x, torch.Tensor):
        return Torch
    if numpy is not None and isinstance(x, numpy.ndarray):
        return Numpy
    raise RuntimeError(f"Tensor type unknown to einops {type(x)}")


def unknown_in(*values):
    """The first of the values that is not known at all, or None."""
    for value in values:
        if is_unknown(value):
            return value
    return None
