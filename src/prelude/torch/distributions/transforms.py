"""Functions with an inverse, and what they do to shapes. docs: torch.distributions.transforms

`event_dims` says how many of the last dimensions are one event before and after a transform.
"""
import math
from functools import reduce

import torch
from _torch import Size, Tensor
from torch._names import rest_of

from .distribution import Distribution, blurred
from .utils import broadcast_all, lazy_property, tril_matrix_to_vec, vec_to_tril_matrix

__all__ = ['AbsTransform', 'AffineTransform', 'CatTransform', 'ComposeTransform', 'CorrCholeskyTransform',
           'CumulativeDistributionTransform', 'ExpTransform', 'IndependentTransform', 'LowerCholeskyTransform',
           'PositiveDefiniteTransform', 'PowerTransform', 'ReshapeTransform', 'SigmoidTransform', 'SoftplusTransform',
           'TanhTransform', 'SoftmaxTransform', 'StackTransform', 'StickBreakingTransform', 'Transform',
           'identity_transform']


def _summed(value, dims):
    """The last dims summed up."""
    return value if dims == 0 else value.reshape((*value.shape[:value.dim() - dims], -1)).sum(-1)


class Transform:
    """Elementwise unless a class says otherwise. docs: torch.distributions.transforms.Transform"""
    bijective = True
    event_dims = (0, 0)

    def __init__(self, cache_size=0):
        self._cache_size = cache_size
        self._inv = None
        if cache_size not in (0, 1):
            raise ValueError('cache_size must be 0 or 1')

    @property
    def inv(self):
        if self._inv is None:
            self._inv = _InverseTransform(self)
        return self._inv

    @property
    def sign(self):
        return 1

    def with_cache(self, cache_size=1):
        return self

    def __call__(self, x):
        return self._call(x)

    def _call(self, x):
        return blurred(x)

    def _inverse(self, y):
        return blurred(y)

    def log_abs_det_jacobian(self, x, y):
        """Of the shape of x without its event."""
        return blurred(_summed(x, self.event_dims[0]))

    def forward_shape(self, shape):
        return shape

    def inverse_shape(self, shape):
        return shape

    def __repr__(self):
        return self.__class__.__name__ + '()'


class _InverseTransform(Transform):
    """docs: torch.distributions.transforms._InverseTransform"""

    def __init__(self, transform):
        super().__init__()
        self._inv = transform

    @property
    def event_dims(self):
        return self._inv.event_dims[::-1]

    @property
    def bijective(self):
        return self._inv.bijective

    def _call(self, x):
        return self._inv._inverse(x)

    def _inverse(self, y):
        return self._inv(y)

    def log_abs_det_jacobian(self, x, y):
        return -self._inv.log_abs_det_jacobian(y, x)

    def forward_shape(self, shape):
        return self._inv.inverse_shape(shape)

    def inverse_shape(self, shape):
        return self._inv.forward_shape(shape)

    def __repr__(self):
        return f'_InverseTransform({self._inv!r})'


class ComposeTransform(Transform):
    """docs: torch.distributions.transforms.ComposeTransform"""

    def __init__(self, parts, cache_size=0):
        super().__init__(cache_size)
        self.parts = parts

    @property
    def event_dims(self):
        """Each part may need more dimensions than its neighbours left to it."""
        before = after = 0
        for part in reversed(self.parts):
            before = max(before + part.event_dims[0] - part.event_dims[1], part.event_dims[0])
        for part in self.parts:
            after = max(after + part.event_dims[1] - part.event_dims[0], part.event_dims[1])
        return before, after

    @property
    def bijective(self):
        return all(part.bijective for part in self.parts)

    def _call(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part.inv(y)
        return y

    def log_abs_det_jacobian(self, x, y):
        return blurred(_summed(x, self.event_dims[0]))

    def forward_shape(self, shape):
        return reduce(lambda shape, part: part.forward_shape(shape), self.parts, shape)

    def inverse_shape(self, shape):
        return reduce(lambda shape, part: part.inverse_shape(shape), reversed(self.parts), shape)


identity_transform = ComposeTransform([])


class IndependentTransform(Transform):
    """More dimensions on the right are one event. docs: torch.distributions.transforms.IndependentTransform"""

    def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
        super().__init__(cache_size)
        self.base_transform = base_transform
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

    @property
    def event_dims(self):
        before, after = self.base_transform.event_dims
        return before + self.reinterpreted_batch_ndims, after + self.reinterpreted_batch_ndims

    @property
    def bijective(self):
        return self.base_transform.bijective

    def _call(self, x):
        if x.dim() < self.event_dims[0]:
            raise ValueError('Too few dimensions on input')
        return self.base_transform(x)

    def _inverse(self, y):
        if y.dim() < self.event_dims[1]:
            raise ValueError('Too few dimensions on input')
        return self.base_transform.inv(y)

    def log_abs_det_jacobian(self, x, y):
        return _summed(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)

    def forward_shape(self, shape):
        return self.base_transform.forward_shape(shape)

    def inverse_shape(self, shape):
        return self.base_transform.inverse_shape(shape)


class ReshapeTransform(Transform):
    """The last dimensions in another shape. docs: torch.distributions.transforms.ReshapeTransform"""

    def __init__(self, in_shape, out_shape, cache_size=0):
        self.in_shape = Size(in_shape)
        self.out_shape = Size(out_shape)
        if self.in_shape.numel() != self.out_shape.numel():
            raise ValueError('in_shape, out_shape have different numbers of elements')
        super().__init__(cache_size)

    @property
    def event_dims(self):
        return len(self.in_shape), len(self.out_shape)

    def _call(self, x):
        return x.reshape((*x.shape[:x.dim() - len(self.in_shape)], *self.out_shape))

    def _inverse(self, y):
        return y.reshape((*y.shape[:y.dim() - len(self.out_shape)], *self.in_shape))

    def log_abs_det_jacobian(self, x, y):
        return x.new_zeros(x.shape[:x.dim() - len(self.in_shape)])

    def _replaced(self, shape, old, new):
        if len(shape) < len(old):
            raise ValueError('Too few dimensions on input')
        cut = len(shape) - len(old)
        if shape[cut:] != old:
            raise ValueError(f'Shape mismatch: expected {shape[cut:]} but got {old}')
        return shape[:cut] + new

    def forward_shape(self, shape):
        return self._replaced(shape, self.in_shape, self.out_shape)

    def inverse_shape(self, shape):
        return self._replaced(shape, self.out_shape, self.in_shape)


class ExpTransform(Transform):
    """docs: torch.distributions.transforms.ExpTransform"""

    def _call(self, x):
        return x.exp()

    def _inverse(self, y):
        return y.log()

    def log_abs_det_jacobian(self, x, y):
        return x


class PowerTransform(Transform):
    """docs: torch.distributions.transforms.PowerTransform"""

    def __init__(self, exponent, cache_size=0):
        super().__init__(cache_size)
        self.exponent, = broadcast_all(exponent)

    def _call(self, x):
        return x.pow(self.exponent)

    def _inverse(self, y):
        return y.pow(1 / self.exponent)

    def log_abs_det_jacobian(self, x, y):
        return (self.exponent * y / x).abs().log()

    def forward_shape(self, shape):
        return torch.broadcast_shapes(shape, self.exponent.shape)

    inverse_shape = forward_shape


class SigmoidTransform(Transform):
    """docs: torch.distributions.transforms.SigmoidTransform"""

    def _call(self, x):
        return x.sigmoid()


class SoftplusTransform(Transform):
    """docs: torch.distributions.transforms.SoftplusTransform"""

    def _call(self, x):
        return torch.nn.functional.softplus(x)


class TanhTransform(Transform):
    """docs: torch.distributions.transforms.TanhTransform"""

    def _call(self, x):
        return x.tanh()

    def _inverse(self, y):
        return torch.atanh(y)


class AbsTransform(Transform):
    """docs: torch.distributions.transforms.AbsTransform"""
    bijective = False

    def _call(self, x):
        return x.abs()

    def _inverse(self, y):
        return y


class AffineTransform(Transform):
    """docs: torch.distributions.transforms.AffineTransform"""

    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        super().__init__(cache_size)
        self.loc = loc
        self.scale = scale
        self.event_dims = (event_dim, event_dim)

    def _call(self, x):
        return self.loc + self.scale * x

    def _inverse(self, y):
        return (y - self.loc) / self.scale

    def log_abs_det_jacobian(self, x, y):
        scale = self.scale
        wide = torch.full_like(x, math.log(abs(scale))) if isinstance(scale, (int, float)) else scale.abs().log()
        return _summed(wide.expand(x.shape), self.event_dims[0])

    def forward_shape(self, shape):
        return torch.broadcast_shapes(shape, getattr(self.loc, 'shape', ()), getattr(self.scale, 'shape', ()))

    inverse_shape = forward_shape


class SoftmaxTransform(Transform):
    """docs: torch.distributions.transforms.SoftmaxTransform"""
    bijective = False
    event_dims = (1, 1)

    def _call(self, x):
        return x.softmax(-1)

    def _inverse(self, y):
        return y.log()

    def forward_shape(self, shape):
        if len(shape) < 1:
            raise ValueError('Too few dimensions on input')
        return shape

    inverse_shape = forward_shape


class StickBreakingTransform(Transform):
    """(*, K) -> (*, K + 1). docs: torch.distributions.transforms.StickBreakingTransform"""
    event_dims = (1, 1)

    def _call(self, x):
        return torch.cat([blurred(x), x.new_ones((*x.shape[:-1], 1))], -1)

    def _inverse(self, y):
        return blurred(y[..., :-1])

    def forward_shape(self, shape):
        if len(shape) < 1:
            raise ValueError('Too few dimensions on input')
        return shape[:-1] + (shape[-1] + 1,)

    def inverse_shape(self, shape):
        if len(shape) < 1:
            raise ValueError('Too few dimensions on input')
        return shape[:-1] + (shape[-1] - 1,)


class _MatrixTransform(Transform):
    """(*, N, N) -> (*, N, N)"""
    event_dims = (2, 2)


class LowerCholeskyTransform(_MatrixTransform):
    """docs: torch.distributions.transforms.LowerCholeskyTransform"""

    def _call(self, x):
        return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

    def _inverse(self, y):
        return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()


class PositiveDefiniteTransform(_MatrixTransform):
    """docs: torch.distributions.transforms.PositiveDefiniteTransform"""

    def _call(self, x):
        x = LowerCholeskyTransform()(x)
        return x @ x.mT

    def _inverse(self, y):
        return LowerCholeskyTransform().inv(torch.linalg.cholesky(y))


class CorrCholeskyTransform(Transform):
    """(*, N (N - 1) / 2) -> (*, N, N). docs: torch.distributions.transforms.CorrCholeskyTransform"""
    event_dims = (1, 2)

    def _call(self, x):
        return blurred(vec_to_tril_matrix(x, diag=-1))

    def _inverse(self, y):
        return blurred(tril_matrix_to_vec(y, diag=-1))

    def forward_shape(self, shape):
        if len(shape) < 1:
            raise ValueError('Too few dimensions on input')
        count = shape[-1]
        side = round((0.25 + 2 * count) ** 0.5 + 0.5)
        if side * (side - 1) // 2 != count:
            raise ValueError('Input is not a flattened lower-diagonal number')
        return shape[:-1] + (side, side)

    def inverse_shape(self, shape):
        if len(shape) < 2:
            raise ValueError('Too few dimensions on input')
        if shape[-2] != shape[-1]:
            raise ValueError('Input is not square')
        side = shape[-1]
        return shape[:-2] + (side * (side - 1) // 2,)


class CatTransform(Transform):
    """Each transform on its stretch along dim. docs: torch.distributions.transforms.CatTransform"""

    def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
        super().__init__(cache_size)
        self.transforms = list(tseq)
        self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)
        self.dim = dim

    @property
    def length(self):
        return sum(self.lengths)

    @property
    def event_dims(self):
        dims = [transform.event_dims for transform in self.transforms]
        return max(before for before, _ in dims), max(after for _, after in dims)

    def _joined(self, apply, *tensors):
        parts, start = [], 0
        for transform, length in zip(self.transforms, self.lengths):
            parts.append(apply(transform, *(tensor.narrow(self.dim, start, length) for tensor in tensors)))
            start += length
        return torch.cat(parts, dim=self.dim)

    def _call(self, x):
        return self._joined(lambda transform, part: transform(part), x)

    def _inverse(self, y):
        return self._joined(lambda transform, part: transform.inv(part), y)

    def log_abs_det_jacobian(self, x, y):
        return self._joined(lambda transform, a, b: transform.log_abs_det_jacobian(a, b), x, y)


class StackTransform(Transform):
    """Each transform on its slice of dim. docs: torch.distributions.transforms.StackTransform"""

    def __init__(self, tseq, dim=0, cache_size=0):
        super().__init__(cache_size)
        self.transforms = list(tseq)
        self.dim = dim

    def _stacked(self, apply, *tensors):
        slices = zip(*(tensor.unbind(self.dim) for tensor in tensors))
        return torch.stack([apply(transform, *parts) for transform, parts in zip(self.transforms, slices)],
                           dim=self.dim)

    def _call(self, x):
        return self._stacked(lambda transform, part: transform(part), x)

    def _inverse(self, y):
        return self._stacked(lambda transform, part: transform.inv(part), y)

    def log_abs_det_jacobian(self, x, y):
        return self._stacked(lambda transform, a, b: transform.log_abs_det_jacobian(a, b), x, y)


class CumulativeDistributionTransform(Transform):
    """docs: torch.distributions.transforms.CumulativeDistributionTransform"""

    def __init__(self, distribution, cache_size=0):
        super().__init__(cache_size)
        self.distribution = distribution

    def _call(self, x):
        return self.distribution.cdf(x)

    def _inverse(self, y):
        return self.distribution.icdf(y)

    def log_abs_det_jacobian(self, x, y):
        return self.distribution.log_prob(x)


__getattr__ = rest_of('distributions.transforms')
