"""Statistics of known numbers."""

from math import fsum, sqrt

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _exact_sum(data):
    """The sum as a Fraction (or whatever the items add up to)."""
    from fractions import Fraction

    total = Fraction(0)
    for x in data:
        total += Fraction(x)
    return total


def _kind(data):
    for x in data:
        if isinstance(x, float):
            return float
    for x in data:
        if type(x).__name__ in ("Fraction", "Decimal"):
            return type(x)
    return int


def _convert(value, kind):
    if kind is int and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    return _convert(_exact_sum(data) / len(data), _kind(data))


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    from math import exp, log

    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(data) if weights is None else list(weights)
    if 0 in data:
        return 0
    parts = [w / x if w else 0 for w, x in zip(weights, data)]
    return _convert(_exact_sum(weights) / _exact_sum(parts), _kind(parts))


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            m = count + 1
            j = i * m // n
            j = 1 if j < 1 else count - 1 if j > count - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _squares(data, center):
    from fractions import Fraction

    middle = _exact_sum(data) / len(data) if center is None else Fraction(center)
    return sum([(Fraction(x) - middle) ** 2 for x in data], Fraction(0))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(_squares(data, xbar) / (len(data) - 1), _kind(data))


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(_squares(data, mu) / len(data), _kind(data))


def _root(fraction):
    """The correctly rounded square root of a Fraction."""
    from math import isqrt

    n, m = fraction.numerator, fraction.denominator
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        root = isqrt(n // (m << 2 * shift)) if n % (m << 2 * shift) == 0 else isqrt(n // (m << 2 * shift)) | 1
        return float(root << shift)
    top = n << -2 * shift
    root = isqrt(top // m)
    if root * root * m != top:
        root |= 1
    return root / (1 << -shift)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    value = _squares(data, xbar) / (len(data) - 1)
    return _root(value) if value else 0.0


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    value = _squares(data, mu) / len(data)
    return _root(value) if value else 0.0


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    return fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx, syy = fsum([(a - xbar) ** 2.0 for a in x]), fsum([(b - ybar) ** 2.0 for b in y])
    if not sxx or not syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / sqrt(sxx * syy)


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if proportional:
        return LinearRegression((fsum([a * b for a, b in zip(x, y)]) / fsum([a * a for a in x]), 0.0))
    xbar, ybar = fsum(x) / n, fsum(y) / n
    sxx = fsum([(a - xbar) ** 2.0 for a in x])
    if not sxx:
        raise StatisticsError("x is constant")
    slope = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / sxx
    return LinearRegression((slope, ybar - slope * xbar))


class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def pdf(self, x):
        from math import exp, pi

        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return exp(difference * difference / (-2.0 * variance)) / sqrt(2.0 * pi * variance)

    def cdf(self, x):
        from math import erf

        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def zscore(self, x):
        return (x - self._mu) / self._sigma

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))
