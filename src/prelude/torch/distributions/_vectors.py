"""Distributions of classes and of vectors, and distributions made of others. docs: torch.distributions"""
import _torch
from _shapetrace import is_unknown, unknown
from _torch import Size
from torch.functional import broadcast_shapes, broadcast_tensors

from . import constraints as c
from ._elementwise import Normal
from .distribution import Distribution, blurred
from .transforms import ComposeTransform, StickBreakingTransform, Transform


class Categorical(Distribution):
    """docs: torch.distributions.Categorical"""
    arg_constraints = {'probs': c.simplex, 'logits': c.real_vector}
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        name = 'logits' if probs is None else 'probs'
        value = logits if probs is None else probs
        if not is_unknown(value.dim()) and value.dim() < 1:
            raise ValueError(f'`{name}` parameter must be at least one-dimensional.')
        if probs is None:
            self._param = self.logits = value - value.logsumexp(dim=-1, keepdim=True)
        else:
            self._param = self.probs = value / value.sum(-1, keepdim=True)
        self._num_events = value.size()[-1]
        super().__init__(value.size()[:-1], validate_args=validate_args)

    def __getattr__(self, name):
        if name == 'probs' and 'logits' in self.__dict__:
            self.probs = self.logits.softmax(-1)
            return self.probs
        if name == 'logits' and 'probs' in self.__dict__:
            self.logits = _torch.log(self.probs)
            return self.logits
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def support(self):
        return c.integer_interval(0, self._num_events - 1)

    @property
    def param_shape(self):
        return self._param.size()

    @property
    def mean(self):
        return _torch.full(self._extended_shape(), float('nan'), dtype=self._param.dtype, device=self._param.device)

    variance = mean

    @property
    def mode(self):
        return self._param.argmax(dim=-1)

    def expand(self, batch_shape, _instance=None):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._param = self._param.expand((*batch_shape, self._num_events))
        new.__dict__['probs' if 'probs' in self.__dict__ else 'logits'] = new._param
        new._batch_shape = Size(batch_shape)
        return new

    def sample(self, sample_shape=Size()):
        if is_unknown(self._param.dim()):
            return unknown('a sample of a distribution whose parameters have an unknown number of dimensions', _torch.Tensor)
        return _torch.empty(self._extended_shape(sample_shape), dtype=_torch.int64, device=self._param.device)

    def log_prob(self, value):
        if is_unknown(value) or is_unknown(self._param.dim()):
            return unknown('the probability of a value of unknown shape', _torch.Tensor)
        if self._validate_args:
            self._validate_sample(value)
        value = value.long().unsqueeze(-1)
        value, log_pmf = broadcast_tensors(value, self.logits)
        return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        return -(self.logits * self.probs).sum(-1)

    def enumerate_support(self, expand=True):
        values = _torch.arange(self._num_events, dtype=_torch.int64, device=self._param.device)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values


class OneHotCategorical(Distribution):
    """docs: torch.distributions.OneHotCategorical"""
    arg_constraints = {'probs': c.simplex, 'logits': c.real_vector}
    support = c.one_hot
    has_enumerate_support = True

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        shape = self._categorical.param_shape
        super().__init__(shape[:-1], shape[-1:], validate_args=validate_args)

    def __getattr__(self, name):
        if name in ('probs', 'logits', '_param') and '_categorical' in self.__dict__:
            return getattr(self._categorical, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def sample(self, sample_shape=Size()):
        return _torch.empty(self._extended_shape(sample_shape), dtype=self._param.dtype, device=self._param.device)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return self._categorical.log_prob(value.max(-1)[1])

    def entropy(self):
        return self._categorical.entropy()

    @property
    def mean(self):
        return self._categorical.probs


class OneHotCategoricalStraightThrough(OneHotCategorical):
    """docs: torch.distributions.OneHotCategoricalStraightThrough"""
    has_rsample = True

    def rsample(self, sample_shape=Size()):
        return self.sample(sample_shape) + (self.probs - self.probs.detach())


class RelaxedOneHotCategorical(OneHotCategoricalStraightThrough):
    """docs: torch.distributions.RelaxedOneHotCategorical"""
    support = c.simplex

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits, validate_args)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred((value + self.logits).sum(-1))


class Multinomial(OneHotCategorical):
    """docs: torch.distributions.Multinomial"""
    support = None

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError('inhomogeneous total_count is not supported')
        self.total_count = total_count
        super().__init__(probs, logits, validate_args)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred((value + self.logits).sum(-1))


class Dirichlet(Distribution):
    """docs: torch.distributions.Dirichlet"""
    arg_constraints = {'concentration': c.independent(c.positive, 1)}
    support = c.simplex
    has_rsample = True

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError('`concentration` parameter must be at least one-dimensional.')
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

    def rsample(self, sample_shape=()):
        return blurred(self.concentration.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred((value + self.concentration).sum(-1))

    def entropy(self):
        return blurred(self.concentration.sum(-1))

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def variance(self):
        return blurred(self.concentration)


class MultivariateNormal(Distribution):
    """docs: torch.distributions.MultivariateNormal"""
    arg_constraints = {'loc': c.real_vector, 'covariance_matrix': None, 'precision_matrix': None, 'scale_tril': None}
    support = c.real_vector
    has_rsample = True

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError('loc must be at least one-dimensional.')
        given = {'covariance_matrix': covariance_matrix, 'precision_matrix': precision_matrix, 'scale_tril': scale_tril}
        given = {name: matrix for name, matrix in given.items() if matrix is not None}
        if len(given) != 1:
            raise ValueError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
        (name, matrix), = given.items()
        if matrix.dim() < 2:
            words = {'scale_tril': 'scale_tril matrix'}.get(name, name)
            raise ValueError(f'{words} must be at least two-dimensional, with optional leading batch dimensions')
        batch = broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.__dict__[name] = matrix.expand((*batch, -1, -1))
        self.loc = loc.expand((*batch, -1))
        self._matrix = self.__dict__[name]
        super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)

    def __getattr__(self, name):
        if name in ('covariance_matrix', 'precision_matrix', 'scale_tril', '_unbroadcasted_scale_tril') \
                and '_matrix' in self.__dict__:
            return blurred(self._matrix)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def variance(self):
        return blurred(self.loc)

    def rsample(self, sample_shape=Size()):
        noise = _torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype, device=self.loc.device)
        return self.loc + _torch.matmul(self._matrix, noise.unsqueeze(-1)).squeeze(-1)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        difference = value - self.loc
        return blurred(_torch.matmul(self._matrix, difference.unsqueeze(-1)).squeeze(-1).sum(-1))

    def entropy(self):
        return blurred(self._matrix.sum((-2, -1)))

    def expand(self, batch_shape, _instance=None):
        name = [name for name in ('covariance_matrix', 'precision_matrix', 'scale_tril') if name in self.__dict__][0]
        size = self._event_shape[0]
        return MultivariateNormal(self.loc.expand((*batch_shape, size)), validate_args=False,
                                  **{name: self._matrix.expand((*batch_shape, size, size))})


class Independent(Distribution):
    """docs: torch.distributions.Independent"""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        batch = base_distribution.batch_shape
        if reinterpreted_batch_ndims > len(batch):
            raise ValueError('Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual '
                             f'{reinterpreted_batch_ndims} vs {len(batch)}')
        split = len(batch) - reinterpreted_batch_ndims
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        self.has_rsample = base_distribution.has_rsample
        super().__init__(batch[:split], (*batch[split:], *base_distribution.event_shape), validate_args=validate_args)

    def _sum(self, value):
        for _ in range(self.reinterpreted_batch_ndims):
            value = value.sum(-1)
        return value

    def sample(self, sample_shape=Size()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=Size()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return self._sum(self.base_dist.log_prob(value))

    def entropy(self):
        return self._sum(self.base_dist.entropy())

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def variance(self):
        return self.base_dist.variance

    @property
    def mode(self):
        return self.base_dist.mode

    def __repr__(self):
        return f'Independent({self.base_dist}, {self.reinterpreted_batch_ndims})'


class MixtureSameFamily(Distribution):
    """docs: torch.distributions.MixtureSameFamily"""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self._mixture_distribution = mixture_distribution
        self._component_distribution = component_distribution
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError(' The Mixture distribution needs to be an  instance of torch.distributions.Categorical')
        if not isinstance(component_distribution, Distribution):
            raise ValueError('The Component distribution need to be an instance of torch.distributions.Distribution')
        super().__init__(component_distribution.batch_shape[:-1], component_distribution.event_shape, validate_args)

    @property
    def mixture_distribution(self):
        return self._mixture_distribution

    @property
    def component_distribution(self):
        return self._component_distribution

    def sample(self, sample_shape=Size()):
        kind = self._component_distribution.sample()
        return _torch.empty(self._extended_shape(sample_shape), dtype=kind.dtype, device=kind.device)

    def log_prob(self, x):
        wide = x.unsqueeze(-1 - len(self._event_shape))
        return _torch.logsumexp(self._component_distribution.log_prob(wide)
                                + self._mixture_distribution.logits, dim=-1)


class TransformedDistribution(Distribution):
    """docs: torch.distributions.TransformedDistribution"""

    def __init__(self, base_distribution, transforms, validate_args=None):
        if isinstance(transforms, Transform):
            self.transforms = [transforms]
        elif isinstance(transforms, list):
            if not all(isinstance(transform, Transform) for transform in transforms):
                raise ValueError('transforms must be a Transform or a list of Transforms')
            self.transforms = transforms
        else:
            raise ValueError(f'transforms must be a Transform or list, but was {transforms}')
        shape = base_distribution.batch_shape + base_distribution.event_shape
        base_event = len(base_distribution.event_shape)
        whole = ComposeTransform(self.transforms)
        before, after = whole.event_dims
        if not is_unknown(shape) and len(shape) < before:
            raise ValueError(f'base_distribution needs to have shape with size at least {before}, but got {shape}.')
        shape = whole.forward_shape(shape)
        # Dimensions of the batch become part of the event when a transform needs them.
        self.base_dist = (Independent(base_distribution, before - base_event) if before > base_event
                          else base_distribution)
        self.has_rsample = base_distribution.has_rsample
        cut = len(shape) - max(after, base_event + after - before)
        super().__init__(shape[:cut], shape[cut:], validate_args=validate_args)

    def rsample(self, sample_shape=Size()):
        value = self.base_dist.rsample(sample_shape)
        for transform in self.transforms:
            value = transform(value)
        return value

    def sample(self, sample_shape=Size()):
        value = self.base_dist.sample(sample_shape)
        for transform in self.transforms:
            value = transform(value)
        return value

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        for transform in reversed(self.transforms):
            value = transform.inv(value)
        return blurred(self.base_dist.log_prob(value))

    def cdf(self, value):
        for transform in reversed(self.transforms):
            value = transform.inv(value)
        return blurred(self.base_dist.cdf(value))

    def icdf(self, value):
        value = self.base_dist.icdf(value)
        for transform in self.transforms:
            value = transform(value)
        return value


class LogisticNormal(TransformedDistribution):
    """(*, K) -> samples (*, K + 1). docs: torch.distributions.LogisticNormal"""
    arg_constraints = {'loc': None, 'scale': None}
    support = c.simplex

    def __init__(self, loc, scale, validate_args=None):
        base = Normal(loc, scale, validate_args=validate_args)
        if not base.batch_shape:
            base = base.expand([1])
        super().__init__(base, StickBreakingTransform(), validate_args=validate_args)

    @property
    def loc(self):
        return self.base_dist.base_dist.loc

    @property
    def scale(self):
        return self.base_dist.base_dist.scale
