"""Random arrays: shapes and types are exact, elements unknown.

docs: numpy.random
"""

import _shapetrace
from ._array import _element, asarray, ndarray
from ._dtypes import _table, dtype
from ._elementwise import broadcast_shapes

_FLOAT, _INT = _table["float64"], _table["int64"]


def _drawn(size, kind=_FLOAT, *like):
    """An array of `size`; without a size it has the shape of the parameters, a scalar when they are scalars."""
    if size is None:
        shape = broadcast_shapes(*[asarray(part).shape for part in like if part is not None])
    else:
        shape = tuple(size) if isinstance(size, (tuple, list)) or hasattr(size, "tolist") else (size,)
    for side in shape:
        if isinstance(side, float) and not _shapetrace.is_unknown(side):
            raise TypeError("'float' object cannot be interpreted as an integer")
        if not _shapetrace.is_unknown(side) and side < 0:
            raise ValueError("negative dimensions are not allowed")
    return ndarray._of(shape, kind) if shape or size is not None else _element(kind)


class _Draws:
    """What the module, RandomState and Generator share."""

    def seed(self, seed=None):
        pass

    def rand(self, *shape):
        return _drawn(shape if shape else None)

    randn = rand

    def random(self, size=None, dtype=float, out=None):
        return _drawn(size, _kind(dtype))

    random_sample = ranf = sample = random

    def randint(self, low, high=None, size=None, dtype=int):
        return _drawn(size, _kind(dtype), low, high)

    integers = random_integers = randint

    def uniform(self, low=0.0, high=1.0, size=None):
        return _drawn(size, _FLOAT, low, high)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _drawn(size, _FLOAT, loc, scale)

    laplace = gumbel = logistic = lognormal = vonmises = wald = beta = gamma = f = normal

    def standard_normal(self, size=None, dtype=float, out=None):
        return _drawn(size, _kind(dtype))

    standard_exponential = standard_cauchy = standard_normal

    def exponential(self, scale=1.0, size=None):
        return _drawn(size, _FLOAT, scale)

    chisquare = rayleigh = weibull = power = pareto = standard_gamma = standard_t = exponential

    def triangular(self, left, mode, right, size=None):
        return _drawn(size, _FLOAT, left, mode, right)

    def binomial(self, n, p, size=None):
        return _drawn(size, _INT, n, p)

    negative_binomial = binomial

    def poisson(self, lam=1.0, size=None):
        return _drawn(size, _INT, lam)

    geometric = zipf = logseries = poisson

    def dirichlet(self, alpha, size=None):
        return _drawn(_together(size, len(alpha)))

    def multinomial(self, n, pvals, size=None):
        return _drawn(_together(size, len(pvals)), _INT)

    def multivariate_normal(self, mean, cov, size=None, *args, **kwargs):
        return _drawn(_together(size, len(mean)))

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        if _shapetrace.is_unknown(a):
            return _shapetrace.unknown("a random choice")
        if isinstance(a, int):
            if a <= 0:
                raise ValueError("a must be greater than 0 unless no samples are taken" if isinstance(self, RandomState)
                                 else "a must be a positive integer unless no samples are taken")
            count, kind, rest = a, _INT, ()
        else:
            a = asarray(a)
            if a.ndim != 1 and isinstance(self, RandomState):
                raise ValueError("a must be 1-dimensional")
            count, kind, rest = a.shape[0], a.dtype, a.shape[1:]
        if p is not None and len(p) != count:
            raise ValueError("'a' and 'p' must have same size")
        shape = () if size is None else (size,) if not isinstance(size, (tuple, list)) else tuple(size)
        total = 1
        for side in shape:
            total *= side
        if not replace and not _shapetrace.is_unknown(total) and not _shapetrace.is_unknown(count) and total > count:
            raise ValueError("Cannot take a larger sample than population when 'replace=False'"
                             if isinstance(self, RandomState) else
                             "Cannot take a larger sample than population when replace is False")
        return ndarray._of(shape + rest, kind) if shape or rest or size is not None else _element(kind)

    def permutation(self, x, axis=0):
        return _drawn(x, _INT) if isinstance(x, int) else ndarray._of(asarray(x).shape, asarray(x).dtype)

    permuted = permutation

    def shuffle(self, x, axis=0):
        if isinstance(x, list):
            for place, value in enumerate(x):
                same = all(type(other) is type(value) for other in x)
                x[place] = _shapetrace.unknown("an element of a shuffled list", type(value) if same else None)
        elif hasattr(x, "forget"):
            x.forget()

    def bytes(self, length):
        return _shapetrace.unknown("random bytes", bytes)

    def get_state(self, legacy=True):
        return _shapetrace.unknown("the state of the random numbers", tuple)

    def set_state(self, state):
        pass

    def spawn(self, n_children):
        return [type(self)() for _ in range(n_children)]


def _kind(kind):
    return dtype(kind)


def _together(size, last):
    return ((size,) if isinstance(size, int) else tuple(size or ())) + (last,)


class RandomState(_Draws):
    """docs: numpy.random.RandomState"""

    def __init__(self, seed=None):
        pass


class Generator(_Draws):
    """docs: numpy.random.Generator"""

    def __init__(self, bit_generator=None):
        self.bit_generator = bit_generator


class SeedSequence:
    def __init__(self, *args, **kwargs):
        pass

    def spawn(self, n_children):
        return [SeedSequence() for _ in range(n_children)]

    def generate_state(self, n_words, dtype="uint32"):
        return ndarray._of((n_words,), _kind(dtype))


PCG64 = MT19937 = Philox = SeedSequence


def default_rng(seed=None):
    return Generator()


_global = RandomState()


def __getattr__(name):
    if name.startswith("_") or not hasattr(RandomState, name):
        raise AttributeError(f"module 'numpy.random' has no attribute '{name}'")
    value = globals()[name] = getattr(_global, name)
    return value
