"""Distributions of single numbers. docs: torch.distributions"""
import math

import _torch
from _torch import Size, Tensor

from . import constraints as c
from .distribution import Distribution, Elementwise, as_tensors, blurred



class Normal(Elementwise):
    """docs: torch.distributions.Normal"""
    arg_constraints = {'loc': c.real, 'scale': c.positive}
    support = c.real
    has_rsample = True
    names = ('loc', 'scale')

    def __init__(self, loc, scale, validate_args=None):
        self._set((loc, scale), validate_args)

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return (-(value - self.loc) ** 2 / (2 * self.scale ** 2) - self.scale.log()
                - math.log(math.sqrt(2 * math.pi)))

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + _torch.log(self.scale)


class Uniform(Elementwise):
    """docs: torch.distributions.Uniform"""
    has_rsample = True
    names = ('low', 'high')
    arg_constraints = {'low': c.real, 'high': c.real}

    def __init__(self, low, high, validate_args=None):
        self._set((low, high), validate_args)
        if self._validate_args:
            self._check('', '', self.low, c.Constraint('', lambda v: v < self.high))

    def _check(self, what, rest, value, constraint):
        if constraint is not None and not what:
            from _shapetrace import is_unknown
            ordered = constraint.check(value).all().item()
            if not is_unknown(ordered) and not ordered:
                raise ValueError('Uniform is not defined when low>= high')
            return
        super()._check(what, rest, value, constraint)

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12

    def entropy(self):
        return _torch.log(self.high - self.low)


def _family(name, parameters, support, has_rsample, defaults=()):
    """A class of which only the parameters and their constraints are its own."""
    names = tuple(parameters)
    required = len(names) - len(defaults)

    def __init__(self, *args, validate_args=None, **kwargs):
        if len(args) > len(names):
            raise TypeError(f'{name}.__init__() takes from {required + 1} to {len(names) + 2} positional arguments but '
                            f'{len(args) + 1} were given')
        given = dict(zip(names, args))
        for key, value in kwargs.items():
            if key not in names:
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
            given[key] = value
        values = []
        for place, key in enumerate(names):
            if key in given:
                values.append(given[key])
            elif place >= required:
                values.append(defaults[place - required])
            else:
                raise TypeError(f"{name}.__init__() missing 1 required positional argument: '{key}'")
        self._set(values, validate_args)

    return type(name, (Elementwise,), {
        '__init__': __init__, '__doc__': 'docs: torch.distributions.' + name, 'names': names, 'support': support,
        'arg_constraints': dict(parameters), 'has_rsample': has_rsample, '__module__': __name__})


Beta = _family('Beta', {'concentration1': c.positive, 'concentration0': c.positive}, c.unit_interval, True)
Cauchy = _family('Cauchy', {'loc': c.real, 'scale': c.positive}, c.real, True)
Chi2 = _family('Chi2', {'df': c.positive}, c.nonnegative, True)
Exponential = _family('Exponential', {'rate': c.positive}, c.nonnegative, True)
FisherSnedecor = _family('FisherSnedecor', {'df1': c.positive, 'df2': c.positive}, c.positive, True)
Gamma = _family('Gamma', {'concentration': c.positive, 'rate': c.positive}, c.nonnegative, True)
Gumbel = _family('Gumbel', {'loc': c.real, 'scale': c.positive}, c.real, True)
HalfCauchy = _family('HalfCauchy', {'scale': c.positive}, c.nonnegative, True)
HalfNormal = _family('HalfNormal', {'scale': c.positive}, c.nonnegative, True)
InverseGamma = _family('InverseGamma', {'concentration': c.positive, 'rate': c.positive}, c.positive, True)
Kumaraswamy = _family('Kumaraswamy', {'concentration1': c.positive, 'concentration0': c.positive}, c.unit_interval,
                      True)
Laplace = _family('Laplace', {'loc': c.real, 'scale': c.positive}, c.real, True)
LogNormal = _family('LogNormal', {'loc': c.real, 'scale': c.positive}, c.positive, True)
GeneralizedPareto = _family('GeneralizedPareto', {'loc': c.real, 'scale': c.positive, 'concentration': c.real}, None,
                           True)
Pareto = _family('Pareto', {'scale': c.positive, 'alpha': c.positive}, None, True)
Poisson = _family('Poisson', {'rate': c.nonnegative}, c.nonnegative_integer, False)
StudentT = _family('StudentT', {'df': c.positive, 'loc': c.real, 'scale': c.positive}, c.real, True, (0.0, 1.0))
VonMises = _family('VonMises', {'loc': c.real, 'concentration': c.positive}, c.real, False)
Weibull = _family('Weibull', {'scale': c.positive, 'concentration': c.positive}, c.positive, True)


class _ProbsOrLogits(Elementwise):
    """Made of probabilities or of their logits."""
    arg_constraints = {'probs': c.unit_interval, 'logits': c.real}
    support = c.boolean

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._set_either(probs, logits, (), validate_args)

    def _set_either(self, probs, logits, others, validate_args):
        if (probs is None) == (logits is None):
            raise ValueError('Either `probs` or `logits` must be specified, but not both.')
        value = logits if probs is None else probs
        numbers = not isinstance(value, Tensor)
        tensors = as_tensors(value, *[other for _, other in others])
        self.__dict__['logits' if probs is None else 'probs'] = tensors[0]
        for (name, _), tensor in zip(others, tensors[1:]):
            self.__dict__[name] = tensor
        Distribution.__init__(self, Size() if numbers else tensors[0].size(), validate_args=validate_args)

    def __getattr__(self, name):
        if name == 'probs' and 'logits' in self.__dict__:
            self.probs = _torch.sigmoid(self.logits)
            return self.probs
        if name == 'logits' and 'probs' in self.__dict__:
            self.logits = blurred(self.probs)
            return self.logits
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def param_shape(self):
        return self._first().size()


class Bernoulli(_ProbsOrLogits):
    """docs: torch.distributions.Bernoulli"""
    has_enumerate_support = True

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def enumerate_support(self, expand=True):
        first = self._first()
        values = _torch.arange(2, dtype=first.dtype, device=first.device)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + tuple(self._batch_shape)) if expand else values


class Geometric(_ProbsOrLogits):
    """docs: torch.distributions.Geometric"""
    support = c.nonnegative_integer


class ContinuousBernoulli(_ProbsOrLogits):
    """docs: torch.distributions.ContinuousBernoulli"""
    support = c.unit_interval
    has_rsample = True


class RelaxedBernoulli(_ProbsOrLogits):
    """docs: torch.distributions.RelaxedBernoulli"""
    support = c.unit_interval
    has_rsample = True

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        self.temperature = temperature
        super().__init__(probs, logits, validate_args)


class Binomial(_ProbsOrLogits):
    """docs: torch.distributions.Binomial"""
    support = c.nonnegative_integer

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self._set_either(probs, logits, (('total_count', total_count),), validate_args)


class NegativeBinomial(Binomial):
    """docs: torch.distributions.NegativeBinomial"""
