"""Fractions."""

from math import gcd
from numbers import Rational

__all__ = ["Fraction"]


def _parse(text):
    import re

    found = re.fullmatch(
        r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)"
        r"(?:(?:/(?P<denom>\d+(_\d+)*))?|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*",
        text, re.IGNORECASE,
    )
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator = int(found["num"] or "0")
    denominator = int(found["denom"] or 1)
    if not found["denom"]:
        digits = (found["decimal"] or "").replace("_", "")
        if digits:
            numerator = numerator * 10 ** len(digits) + int(digits)
            denominator = 10 ** len(digits)
        exponent = int(found["exp"] or 0)
        if exponent >= 0:
            numerator *= 10**exponent
        else:
            denominator *= 10**-exponent
    return -numerator if found["sign"] == "-" else numerator, denominator


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return _make(cls, numerator, 1)
            if isinstance(numerator, Rational):
                return _make(cls, numerator.numerator, numerator.denominator)
            if isinstance(numerator, float) or type(numerator).__name__ == "Decimal":
                return _make(cls, *numerator.as_integer_ratio())
            if isinstance(numerator, str):
                numerator, denominator = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif not (type(numerator) is int is type(denominator)):
            if not (isinstance(numerator, Rational) and isinstance(denominator, Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator,
            )
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        return _make(cls, numerator // divisor, denominator // divisor)

    @classmethod
    def from_float(cls, f):
        return _make(cls, *f.as_integer_ratio())

    from_decimal = from_float

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def is_integer(self):
        return self._denominator == 1

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _make(Fraction, p1, q1)
        return _make(Fraction, p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __add__(self, other):
        if isinstance(other, (int, Fraction)):
            a, b, c, d = self._numerator, self._denominator, other.numerator, other.denominator
            return Fraction(a * d + c * b, b * d)
        return self._float(other, lambda x, y: x + y)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, (int, Fraction)):
            a, b, c, d = self._numerator, self._denominator, other.numerator, other.denominator
            return Fraction(a * d - c * b, b * d)
        return self._float(other, lambda x, y: x - y)

    def __rsub__(self, other):
        if isinstance(other, int):
            return Fraction(other) - self
        return self._float(other, lambda x, y: y - x)

    def __mul__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.numerator, self._denominator * other.denominator)
        return self._float(other, lambda x, y: x * y)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.denominator, self._denominator * other.numerator)
        return self._float(other, lambda x, y: x / y)

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return Fraction(other * self._denominator, self._numerator)
        return self._float(other, lambda x, y: y / x)

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._numerator * other.denominator) // (self._denominator * other.numerator)
        return self._float(other, lambda x, y: x // y)

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return Fraction(other) // self
        return self._float(other, lambda x, y: y // x)

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            return self - other * (self // other)
        return self._float(other, lambda x, y: x % y)

    def __rmod__(self, other):
        if isinstance(other, int):
            return Fraction(other) % self
        return self._float(other, lambda x, y: y % x)

    def __divmod__(self, other):
        return (self // other, self % other)

    def _float(self, other, operation):
        if isinstance(other, (float, complex)):
            return operation(float(self), other)
        return NotImplemented

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)) and other.denominator == 1:
            power = other.numerator
            if power >= 0:
                return _make(Fraction, self._numerator**power, self._denominator**power)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
            if self._numerator > 0:
                return _make(Fraction, self._denominator**-power, self._numerator**-power)
            return _make(Fraction, (-self._denominator) ** -power, (-self._numerator) ** -power)
        return float(self) ** float(other)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        return other ** float(self)

    def __pos__(self):
        return _make(Fraction, self._numerator, self._denominator)

    def __neg__(self):
        return _make(Fraction, -self._numerator, self._denominator)

    def __abs__(self):
        return _make(Fraction, abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        try:
            inverse = pow(self._denominator, -1, 2305843009213693951)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __bool__(self):
        return self._numerator != 0

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            if other != other or other in (float("inf"), float("-inf")):
                return False
            return self == Fraction(other)
        return NotImplemented

    def _order(self, other, ask):
        if isinstance(other, (int, Fraction)):
            return ask(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if other != other or other in (float("inf"), float("-inf")):
                return ask(0.0, other)
            return self._order(Fraction(other), ask)
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _make(cls, numerator, denominator):
    self = object.__new__(cls)
    self._numerator, self._denominator = numerator, denominator
    return self
