"""Random numbers. A generator that was seeded with a known number gives exactly CPython's numbers; one that was not
gives unknown ones of a known kind: a shuffled list keeps its length, a sample has the size that was asked for.
"""

from _random import Random as _Twister
from _shapetrace import is_unknown, unknown

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss",
    "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random",
    "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]


def _hidden(kind=None):
    return unknown("random numbers", kind)


class Random(_Twister):
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        self.gauss_next = None
        if isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512

            if isinstance(a, str):
                a = a.encode()
            a = bytes(a)
            digest = sha512(a).digest()
            a = None if is_unknown(digest) else int.from_bytes(a + digest, "big")
        elif isinstance(a, float):
            a = hash(a)
        elif not (a is None or is_unknown(a) or isinstance(a, int)):
            if hasattr(a, "__index__"):
                a = a.__index__()
            else:
                raise TypeError(
                    "The only supported seed types are: None,\nint, float, str, bytes, and bytearray."
                )
        self._seed(a)

    def getstate(self):
        return self.VERSION, self._getstate(), self.gauss_next

    def setstate(self, state):
        if is_unknown(state):
            self._seed(None)
            return
        if state[0] != 3:
            raise ValueError(f"state with version {state[0]} passed to Random.setstate() of version 3")
        self._setstate(state[1])
        self.gauss_next = state[2]

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def _randbelow(self, n):
        if not self._seeded:
            return _hidden(int)
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randbytes(self, n):
        value = self.getrandbits(n * 8)
        return _hidden(bytes) if is_unknown(value) else value.to_bytes(n, "little")

    def randrange(self, start, stop=None, step=1):
        if is_unknown(start, stop, step):
            return _hidden(int)
        start, step = _index(start, "arg 1"), _index(step, "step")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop = _index(stop, "stop")
        width = stop - start
        if step == 1:
            if width > 0:
                return _one(start + self._randbelow(width), start, width)
            raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return _one(start + step * self._randbelow(n), start, n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if is_unknown(seq):
            return _hidden()
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        if not self._seeded:
            return _any_of(seq)
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        if is_unknown(x):
            return
        if not self._seeded:
            if len(x) > 1:
                anything = _any_of(x)
                for i in range(len(x)):
                    x[i] = anything
            return
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if is_unknown(population, k, counts):
            return _hidden(list)
        if not _is_sequence(population):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            from itertools import accumulate

            bounds = list(accumulate(counts))
            if len(bounds) != n:
                raise ValueError("The number of counts does not match the population")
            total = bounds.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            from bisect import bisect

            chosen = self.sample(range(total), k=k)
            return [population[bisect(bounds, i)] if not is_unknown(i) else _any_of(population) for i in chosen]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        if not self._seeded:
            anything = _any_of(population)
            return [unknown(anything) if is_unknown(anything) else anything for _ in range(k)]
        result = [None] * k
        table_size = 21
        if k > 5:
            from math import ceil, log

            table_size += 4 ** ceil(log(k * 3, 4))
        if n <= table_size:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            taken = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in taken:
                    j = self._randbelow(n)
                taken.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if is_unknown(population, k):
            return _hidden(list)
        n = len(population)
        if cum_weights is None:
            if weights is None:
                if not self._seeded:
                    return [_any_of(population) for _ in range(k)]
                from math import floor

                return [population[floor(self.random() * (n + 0.0))] for _ in range(k)]
            from itertools import accumulate

            try:
                cum_weights = list(accumulate(weights))
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError(
                    f"The number of choices must be a keyword argument: k={weights!r}"
                ) from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if is_unknown(total) or not self._seeded:
            return [_any_of(population) for _ in range(k)]
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        from bisect import bisect
        from math import isfinite

        if not isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    # --- distributions ---

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if is_unknown(u, low, high, mode):
            return _hidden(float)
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        from math import sqrt

        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        if not self._seeded:
            return _hidden(float)
        from math import exp, log, sqrt

        magic = 4 * exp(-0.5) / sqrt(2.0)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = magic * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        if not self._seeded:
            return _hidden(float)
        from math import cos, log, pi, sin, sqrt

        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * (2.0 * pi)
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        from math import exp

        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        from math import log

        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if not self._seeded:
            return _hidden(float)
        from math import acos, cos, exp, pi, sqrt

        if kappa <= 1e-6:
            return 2.0 * pi * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            u1 = self.random()
            z = cos(pi * u1)
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        angle = acos(f) if self.random() > 0.5 else -acos(f)
        return (mu + angle) % (2.0 * pi)

    def gammavariate(self, alpha, beta):
        if is_unknown(alpha, beta) or not self._seeded:
            return _hidden(float)
        from math import e, exp, log, sqrt

        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            ainv = sqrt(2.0 * alpha - 1.0)
            b = alpha - log(4.0)
            c = alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = log(u1 / (1.0 - u1)) / ainv
                x = alpha * exp(v)
                z = u1 * u1 * u2
                r = b + c * v - x
                if r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 or r >= log(z):
                    return x * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        while True:
            b = (e + alpha) / e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    return x * beta
            elif u1 <= exp(-x):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if is_unknown(y):
            return y
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        from math import log

        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


def _index(value, what):
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        if not value.is_integer():
            raise ValueError(f"non-integer {what} for randrange()")
        return int(value)
    if not hasattr(value, "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _is_sequence(value):
    if isinstance(value, (list, tuple, str, range)):
        return True
    from collections.abc import Sequence

    return isinstance(value, Sequence)


def _one(value, start, count):
    """A choice out of one is known."""
    return start if count == 1 else value


def _any_of(items):
    """An unknown one of them; known when all are the same."""
    import sys

    if "torch" in sys.modules and len(items) and isinstance(items[0], (tuple, list, sys.modules["torch"].Tensor)):
        from torch.utils.data._alike import any_item

        return any_item(items)
    kind = same = None
    for i, item in enumerate(items):
        if is_unknown(item):
            return _hidden()
        if i == 0:
            same, kind = item, type(item)
            continue
        if type(item) is not kind:
            return _hidden()
        if same is not None and item is not same and not (kind in (int, str, float) and item == same):
            same = None
        if i > 1000:
            return _hidden(kind)
    return _hidden(kind) if same is None else same


class SystemRandom(Random):
    def seed(self, *args, **kwds):
        self._seed(None)

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
