"""The base of distributions: shapes and checks. Samples and densities are not known, their shapes are.
docs: torch.distributions.Distribution"""
import warnings

import _torch
from _shapetrace import is_unknown
from _torch import Size, Tensor
from torch.functional import broadcast_tensors


def as_tensors(*values):
    """Numbers and tensors as tensors of one shape. docs: torch.distributions.utils.broadcast_all"""
    for value in values:
        if is_unknown(value):
            return [value for _ in values]
    for value in values:
        if not isinstance(value, (Tensor, int, float)):
            raise ValueError('Input arguments must all be instances of Number, torch.Tensor or objects implementing '
                             '__torch_function__.')
    options = {'dtype': _torch.get_default_dtype()}
    for value in values:
        if isinstance(value, Tensor):
            options = {'dtype': value.dtype, 'device': value.device}
            break
    return broadcast_tensors(*[value if isinstance(value, Tensor) else _torch.tensor(value, **options) for value in values])


def blurred(value):
    """A tensor of the same shape, type and gradient, of which no element is known."""
    if not value.is_floating_point():
        return _torch.empty_like(value)
    return value * _torch.empty_like(value)


class Distribution:
    """docs: torch.distributions.Distribution"""
    has_rsample = False
    has_enumerate_support = False
    _validate_args = True
    arg_constraints = {}
    support = None

    @staticmethod
    def set_default_validate_args(value):
        if value not in (True, False):
            raise ValueError
        Distribution._validate_args = value

    def __init__(self, batch_shape=Size(), event_shape=Size(), validate_args=None):
        self._batch_shape = batch_shape if is_unknown(batch_shape) else Size(batch_shape)
        self._event_shape = event_shape if is_unknown(event_shape) else Size(event_shape)
        if validate_args is not None:
            self._validate_args = validate_args
        if self._validate_args:
            for name, constraint in self.arg_constraints.items():
                if name in self.__dict__:
                    self._check(f'Expected parameter {name} ', '', self.__dict__[name], constraint)

    def _check(self, what, rest, value, constraint):
        """Raises when elements that are known do not satisfy a constraint."""
        if constraint is None or is_unknown(value):
            return
        valid = constraint.check(value).all().item()
        if is_unknown(valid) or valid:
            return
        kind = f'({type(value).__name__} of shape {tuple(value.shape)})'
        if rest:
            raise ValueError(f'{what}{kind} to be within the support ({constraint!r}) of the distribution {self!r}, '
                             f'but found invalid values:\n{value}')
        raise ValueError(f'{what}{kind} of distribution {self!r} to satisfy the constraint {constraint!r}, but found '
                         f'invalid values:\n{value}')

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def mode(self):
        raise NotImplementedError(f'{self.__class__} does not implement mode')

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def variance(self):
        raise NotImplementedError

    @property
    def stddev(self):
        return self.variance.sqrt()

    def expand(self, batch_shape, _instance=None):
        raise NotImplementedError

    def sample(self, sample_shape=Size()):
        return self.rsample(sample_shape).detach()

    def rsample(self, sample_shape=Size()):
        raise NotImplementedError

    def sample_n(self, n):
        warnings.warn('`sample_n(n)` will be deprecated. Use `sample((n,))` instead.', FutureWarning, stacklevel=2)
        return self.sample(Size((n,)))

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def icdf(self, value):
        raise NotImplementedError

    def enumerate_support(self, expand=True):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return _torch.exp(self.entropy())

    def _extended_shape(self, sample_shape=Size()):
        for shape in (sample_shape, self._batch_shape, self._event_shape):
            if is_unknown(shape):
                return shape
        return Size((*sample_shape, *self._batch_shape, *self._event_shape))

    def _validate_sample(self, value):
        if is_unknown(value) or is_unknown(value.size()) or is_unknown(self._extended_shape()):
            return
        if not isinstance(value, Tensor):
            raise ValueError('The value argument to log_prob must be a Tensor')
        start = len(value.size()) - len(self._event_shape)
        if value.size()[start:] != self._event_shape:
            raise ValueError(f'The right-most size of value must match event_shape: {value.size()} vs '
                             f'{self._event_shape}.')
        expected = Size((*self._batch_shape, *self._event_shape))
        for i, j in zip(reversed(value.size()), reversed(expected)):
            if i != 1 and j != 1 and i != j:
                raise ValueError(f'Value is not broadcastable with batch_shape+event_shape: {value.size()} vs '
                                 f'{expected}.')
        self._check('Expected value argument ', 'support', value, self.support)

    def _own(self):
        """The parameters that were given, by name."""
        return {name: self.__dict__[name] for name in self.arg_constraints if name in self.__dict__}

    def __repr__(self):
        args = [f'{name}: {value if value.numel() == 1 else value.size()}' for name, value in self._own().items()]
        return f"{self.__class__.__name__}({', '.join(args)})"


class ExponentialFamily(Distribution):
    """docs: torch.distributions.exp_family.ExponentialFamily"""


class Elementwise(ExponentialFamily):
    """One number per element of the broadcast parameters."""
    names = ()

    def _set(self, values, validate_args):
        numbers = not any(isinstance(value, Tensor) for value in values)
        tensors = as_tensors(*values)
        for name, tensor in zip(self.names, tensors):
            self.__dict__[name] = tensor
        super().__init__(Size() if numbers else tensors[0].size(), validate_args=validate_args)

    def _first(self):
        return next(iter(self._own().values()))

    def _mixed(self, *others):
        """Something of the shape and gradient of a function of all parameters and the other tensors."""
        total = None
        for tensor in (*self._own().values(), *others):
            total = tensor if total is None else total + tensor
        return blurred(total)

    def expand(self, batch_shape, _instance=None):
        new = self.__class__.__new__(self.__class__) if _instance is None else _instance
        new.__dict__.update(self.__dict__)
        for name, tensor in self._own().items():
            new.__dict__[name] = tensor.expand(batch_shape)
        new._batch_shape = Size(batch_shape)
        return new

    def rsample(self, sample_shape=Size()):
        if not self.has_rsample:
            raise NotImplementedError
        first = self._first()
        return self._mixed(_torch.empty(self._extended_shape(sample_shape), dtype=first.dtype, device=first.device))

    def sample(self, sample_shape=Size()):
        first = self._first()
        return _torch.empty(self._extended_shape(sample_shape), dtype=first.dtype, device=first.device)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return self._mixed(value)

    def cdf(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return self._mixed(value)

    def icdf(self, value):
        return self._mixed(value)

    def entropy(self):
        return self._mixed()

    @property
    def mean(self):
        return self._mixed()

    @property
    def variance(self):
        return self._mixed()

    @property
    def mode(self):
        return self._mixed()
