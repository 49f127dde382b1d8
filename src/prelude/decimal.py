"""Decimal arithmetic: the sign, the digits as an int, the exponent, and a context that rounds. docs: decimal

Signals: those that raise by default (InvalidOperation, DivisionByZero, Overflow) raise; the others leave no flags.
"""
import math as _math
import numbers as _numbers
import re as _re
import sys

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
           'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
           'FloatOperation', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP',
           'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN']

from collections import namedtuple as _namedtuple

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


def _digits(number):
    """All digits, whatever sys.set_int_max_str_digits() allows."""
    if number.bit_length() < 14000:
        return str(number)
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return str(number)
    finally:
        sys.set_int_max_str_digits(limit)


def _at_least(number):
    """A lower bound of how many digits an int has, at most one (and one in 70,000) too few; counting takes longer."""
    return int((number.bit_length() - 1) * 0.301029) + 1 if number else 1


def _at_most(number):
    """The upper bound."""
    return int(number.bit_length() * 0.30103) + 1


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class Context:
    """How results are rounded: to `prec` digits, by `rounding`."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None,
                 traps=None):
        self.prec, self.rounding, self.Emin, self.Emax = prec, rounding, Emin, Emax
        self.capitals, self.clamp = capitals, clamp
        raised = (InvalidOperation, DivisionByZero, Overflow)
        self.traps = dict.fromkeys(raised, True) if traps is None else \
            dict(traps) if isinstance(traps, dict) else dict.fromkeys(traps, True)
        self.flags = dict(flags) if isinstance(flags, dict) else {}

    def __repr__(self):
        traps = ', '.join(t.__name__ for t in (InvalidOperation, DivisionByZero, Overflow) if self.traps.get(t))
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[], traps=[{traps}])')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    def clear_flags(self):
        self.flags = {}

    def create_decimal(self, num='0'):
        return _rounded(Decimal(num), self)

    def divide(self, a, b):
        return _divide(_convert(a), _convert(b), self)

    def add(self, a, b):
        return _add(_convert(a), _convert(b), self)

    def subtract(self, a, b):
        return _add(_convert(a), -_convert(b), self)

    def multiply(self, a, b):
        return _multiply(_convert(a), _convert(b), self)

    def power(self, a, b, modulo=None):
        return _convert(a).__pow__(_convert(b), modulo, context=self)

    def sqrt(self, a):
        return _convert(a).sqrt(self)

    def quantize(self, a, b):
        return _convert(a).quantize(_convert(b), context=self)

    def compare(self, a, b):
        return _convert(a).compare(_convert(b), context=self)

    def max(self, a, b):
        return _convert(a).max(_convert(b), context=self)

    def min(self, a, b):
        return _convert(a).min(_convert(b), context=self)

    def exp(self, a):
        return _convert(a).exp(self)

    def ln(self, a):
        return _convert(a).ln(self)

    def log10(self, a):
        return _convert(a).log10(self)

    def normalize(self, a):
        return _convert(a).normalize(self)

    def fma(self, a, b, c):
        return _convert(a).fma(_convert(b), _convert(c), context=self)

    def to_sci_string(self, a):
        return str(_convert(a))

    def plus(self, a):
        return _rounded(_convert(a), self)

    def minus(self, a):
        return _rounded(-_convert(a), self)

    def abs(self, a):
        return _rounded(_convert(a).copy_abs(), self)


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP)
ExtendedContext = Context(prec=9, traps=[])
_current = [DefaultContext.copy()]


def getcontext():
    return _current[-1]


def setcontext(context):
    _current[-1] = context


class localcontext:
    def __init__(self, ctx=None, **changes):
        self.context = (ctx or getcontext()).copy()
        for name, value in changes.items():
            setattr(self.context, name, value)

    def __enter__(self):
        _current.append(self.context)
        return self.context

    def __exit__(self, *error):
        _current.pop()


def _signal(kind, message=None, shown=None):
    if getcontext().traps.get(kind):
        raise (shown or kind)([shown or kind] if message is None else message)


_NUMBER = _re.compile(r'\s*([-+])?(?:(\d[\d_]*)?(?:\.([\d_]*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))\s*$',
                      _re.IGNORECASE)


class Decimal:
    """A number: (-1)**sign * digits * 10**exponent, or one of the specials 'F' (infinity), 'n' and 'N' (NaN)."""

    __slots__ = ('_sign', '_int', '_exp', '_special')

    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, int):
            self._sign, self._int, self._exp, self._special = int(value < 0), abs(int(value)), 0, ''
        elif isinstance(value, float):
            return cls.from_float(value)
        elif isinstance(value, str):
            self._parse(value)
        elif isinstance(value, (tuple, list)):
            sign, digits, exponent = value
            special = exponent if isinstance(exponent, str) else ''
            self._sign, self._int = sign, int(''.join(map(str, digits)) or '0')
            self._exp, self._special = (0, special) if special else (exponent, '')
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        return self

    def _parse(self, text):
        found = _NUMBER.match(text)
        if not found or not (found[2] or found[3] or found[5] or found[6]):
            _signal(InvalidOperation, [ConversionSyntax])
            self._sign, self._int, self._exp, self._special = 0, 0, 0, 'n'
            return
        self._sign = int(found[1] == '-')
        self._special = 'F' if found[5] else ('N' if found[6][0] in 'sS' else 'n') if found[6] else ''
        whole, part = (found[2] or '').replace('_', ''), (found[3] or '').replace('_', '')
        self._int = int(whole + part or '0') if not self._special else 0
        self._exp = int(found[4] or 0) - len(part)

    @classmethod
    def from_float(cls, value):
        if isinstance(value, int):
            return cls(value)
        if _math.isinf(value) or _math.isnan(value):
            return cls(repr(value))
        over, under = abs(value).as_integer_ratio()
        power = under.bit_length() - 1
        return _make(int(_math.copysign(1.0, value) < 0), over * 5 ** power, -power, cls=cls)

    # --- text ---

    def __str__(self, eng=False):
        sign = '-' if self._sign else ''
        if self._special:
            return sign + {'F': 'Infinity', 'n': 'NaN', 'N': 'sNaN'}[self._special]
        digits = _digits(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, part = digits + '0' * (point - len(digits)), ''
        else:
            whole, part = digits[:point], '.' + digits[point:]
        return sign + whole + part + ('' if left == point else f'E{left - point:+d}')

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        return self.__str__(True)

    def __format__(self, spec):
        found = _re.match(r'(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$', spec)
        if found is None:
            raise ValueError('invalid format string')
        fill, align, sign, _, zero, width, group, precision, kind = found.groups()
        value = self
        if kind == '%':
            value = _make(self._sign, self._int, self._exp + 2)
        precision = None if precision is None else int(precision)
        if value._special:
            body = str(abs(value))
        else:
            if precision is not None:
                if kind in ('f', 'F', '%'):
                    value = value._rescaled(-precision, getcontext().rounding)
                elif kind in ('e', 'E'):
                    value = _cut(value, precision + 1, getcontext().rounding)
                elif len(_digits(value._int)) > max(precision, 1):
                    value = _cut(value, max(precision, 1), getcontext().rounding)
            elif kind in ('f', 'F', '%') and value._exp > 0:
                value = value._rescaled(0, ROUND_HALF_EVEN)
            digits = _digits(value._int)
            if kind in ('f', 'F', '%'):
                digits = digits.rjust(1 - value._exp, '0')
                cut = len(digits) + value._exp
                body = digits[:cut] + ('.' + digits[cut:] if value._exp < 0 else '')
            elif kind in ('e', 'E'):
                if precision is not None:
                    digits = digits.ljust(precision + 1, '0')
                exponent = value._exp + len(_digits(value._int)) - 1
                body = digits[0] + ('.' + digits[1:] if len(digits) > 1 else '') + f'{kind}{exponent:+d}'
            else:
                body = str(abs(value))
        if group and body[0].isdigit():
            whole = _re.match(r'\d+', body)[0]
            body = format(int(whole), group) + body[len(whole):]
        if kind == '%':
            body += '%'
        head = '-' if value._sign else sign if sign in ('+', ' ') else ''
        wide = int(width or 0)
        if zero and not align:
            return head + body.rjust(wide - len(head), '0')
        text, fill = head + body, fill or ' '
        if align == '<':
            return text.ljust(wide, fill)
        if align == '^':
            return text.center(wide, fill)
        if align == '=':
            return head + body.rjust(wide - len(head), fill)
        return text.rjust(wide, fill)

    # --- parts and conversion ---

    def as_tuple(self):
        return DecimalTuple(self._sign, tuple(map(int, _digits(self._int))) if self._special != 'F' else (0,),
                            self._special or self._exp)

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == 'F' else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer ratio")
        over, under = (self._int * 10 ** self._exp, 1) if self._exp >= 0 else (self._int, 10 ** -self._exp)
        shared = _math.gcd(over, under)
        return (-over if self._sign else over) // shared, under // shared

    def __int__(self):
        if self._special:
            raise (OverflowError if self._special == 'F' else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer")
        whole = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -whole if self._sign else whole

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __bool__(self):
        return bool(self._special or self._int)

    def __hash__(self):
        if self._special:
            return hash(float(str(self)))
        over, under = self.as_integer_ratio()
        if under == 1:
            return hash(over)
        from fractions import Fraction
        return hash(Fraction(over, under))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def adjusted(self):
        return self._exp + len(_digits(self._int)) - 1 if not self._special else 0

    def is_nan(self):
        return self._special in ('n', 'N') and self._special != ''

    def is_qnan(self):
        return self._special == 'n'

    def is_snan(self):
        return self._special == 'N'

    def is_infinite(self):
        return self._special == 'F'

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def number_class(self, context=None):
        if self._special:
            return {'F': '-Infinity' if self._sign else '+Infinity', 'n': 'NaN', 'N': 'sNaN'}[self._special]
        return ('-' if self._sign else '+') + ('Zero' if self._int == 0 else 'Normal')

    # --- arithmetic ---

    def __neg__(self):
        return _rounded(_make(_zero_sign(self, 1 - self._sign), self._int, self._exp, self._special), getcontext())

    def __pos__(self):
        return _rounded(_make(_zero_sign(self, self._sign), self._int, self._exp, self._special), getcontext())

    def __abs__(self):
        return _rounded(_make(0, self._int, self._exp, self._special), getcontext())

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other):
        return _make(_convert(other)._sign, self._int, self._exp, self._special)

    def __add__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _add(self, other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _add(self, _opposite(other), getcontext())

    def __rsub__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _add(other, _opposite(self), getcontext())

    def __mul__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _multiply(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _divide(self, other, getcontext())

    def __rtruediv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _divide(other, self, getcontext())

    def _divided(self, other):
        """Quotient and remainder, towards zero."""
        if self._special or other._special:
            if self.is_nan() or other.is_nan() or self._special:
                return Decimal('NaN'), Decimal('NaN')
            return _make(self._sign ^ other._sign, 0, 0), self
        if other._int == 0:
            _signal(DivisionByZero if self._int else InvalidOperation,
                    None if self._int else [DivisionUndefined])
            return Decimal('NaN'), Decimal('NaN')
        exponent = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
        quotient, rest = divmod(a, b)
        return _make(self._sign ^ other._sign, quotient, 0), _rounded(_make(self._sign, rest, exponent), getcontext())

    def __floordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else self._divided(other)[0]

    def __rfloordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other._divided(self)[0]

    def __mod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else self._divided(other)[1]

    def __rmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other._divided(self)[1]

    def __divmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else self._divided(other)

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other._divided(self)

    def __pow__(self, other, modulo=None, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        if self._special or other._special:
            return Decimal(str(float(self) ** float(other)))
        if other._int == 0:
            return Decimal(1)
        if other == other.to_integral_value():
            n = int(other)
            power = _make(self._sign & n, self._int ** abs(n), self._exp * abs(n))
            if n < 0:
                return _divide(Decimal(1), power, context)
            if self._int != 1 and len(_digits(power._int)) > context.prec:
                return _cut(power, context.prec, context.rounding)
            return _rounded(power, context)
        if self._sign:
            _signal(InvalidOperation)
            return Decimal('NaN')
        wide = Context(prec=context.prec + 8)
        return _rounded(_exp(_multiply(_ln(self, wide), other, wide), wide), context)

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else other ** self

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            return self
        if self._int == 0:
            return _make(self._sign, 0, self._exp // 2)
        if self._sign:
            _signal(InvalidOperation)
            return Decimal('NaN')
        ideal = self._exp >> 1
        number, exponent = (self._int * 10, ideal) if self._exp & 1 else (self._int, ideal)
        shift = max(0, context.prec + 1 - (len(_digits(number)) + 1) // 2)
        number *= 100 ** shift
        root = _math.isqrt(number)
        exact = root * root == number
        if exact:
            exponent -= shift
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
            return _rounded(_make(0, root, exponent), context)
        if root % 5 == 0:
            root += 1  # never a tie
        return _cut(_make(0, root, exponent - shift), context.prec, ROUND_HALF_EVEN)

    def exp(self, context=None):
        context = context or getcontext()
        return _rounded(_exp(self, Context(prec=context.prec + 8)), context) if self else Decimal(1)

    def ln(self, context=None):
        context = context or getcontext()
        if self == 1:
            return Decimal(0)
        if not self:
            return Decimal('-Infinity')
        return _rounded(_ln(self, Context(prec=context.prec + 8)), context)

    def log10(self, context=None):
        context = context or getcontext()
        if self._int and not self._sign and _digits(self._int).strip('0') == '1':
            return Decimal(self.adjusted())
        wide = Context(prec=context.prec + 8)
        return _rounded(_divide(_ln(self, wide), _ln(Decimal(10), wide), wide), context)

    def fma(self, other, third, context=None):
        exact = _multiply(self, _convert(other), Context(prec=MAX_PREC))
        return _add(exact, _convert(third), context or getcontext())

    # --- comparison ---

    def _compared(self, other):
        if self._special == 'F' or other._special == 'F':
            rank = [0 if d._special != 'F' else -1 if d._sign else 1 for d in (self, other)]
            return (rank[0] > rank[1]) - (rank[0] < rank[1])
        exponent = min(self._exp, other._exp)
        a, b = (d._int * 10 ** (d._exp - exponent) * (-1 if d._sign else 1) for d in (self, other))
        return (a > b) - (a < b)

    def _against(self, other):
        if isinstance(other, float):
            return Decimal.from_float(other)
        if isinstance(other, _numbers.Rational) and not isinstance(other, int):
            return None
        return _convert(other)

    def __eq__(self, other):
        if isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, _numbers.Rational) and not isinstance(other, int):
            return not self._special and self.as_integer_ratio() == (other.numerator, other.denominator)
        other = self._against(other)
        if other is NotImplemented:
            return other
        return not self.is_nan() and not other.is_nan() and self._compared(other) == 0

    def _ordered(self, other, holds):
        if isinstance(other, _numbers.Rational) and not isinstance(other, int):
            a, b = self.as_integer_ratio()
            return holds((a * other.denominator > other.numerator * b) - (a * other.denominator < other.numerator * b))
        other = self._against(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            _signal(InvalidOperation)
            return False
        return holds(self._compared(other))

    def __lt__(self, other):
        return self._ordered(other, lambda c: c < 0)

    def __le__(self, other):
        return self._ordered(other, lambda c: c <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda c: c > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda c: c >= 0)

    def compare(self, other, context=None):
        other = _convert(other)
        return Decimal('NaN') if self.is_nan() or other.is_nan() else Decimal(self._compared(other))

    def max(self, other, context=None):
        other = _convert(other)
        return _rounded(other if self.is_nan() or (not other.is_nan() and self._compared(other) < 0) else self, getcontext())

    def min(self, other, context=None):
        other = _convert(other)
        return _rounded(other if self.is_nan() or (not other.is_nan() and self._compared(other) > 0) else self, getcontext())

    # --- rounding ---

    def _rescaled(self, exponent, rounding):
        if self._special:
            return self
        if self._exp >= exponent:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        return _make(self._sign, _shifted(self._int, exponent - self._exp, rounding, self._sign), exponent)

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _convert(exp), context or getcontext()
        result = self._rescaled(exp._exp, rounding or context.rounding)
        if len(_digits(result._int)) > context.prec:
            _signal(InvalidOperation)
            return Decimal('NaN')
        return result

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return _make(self._sign, self._int, self._exp, self._special)
        return self._rescaled(0, rounding or getcontext().rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        result = _rounded(self, context or getcontext())
        if result._special:
            return result
        if result._int == 0:
            return _make(result._sign, 0, 0)
        number, exponent = result._int, result._exp
        while number % 10 == 0:
            number //= 10
            exponent += 1
        return _make(result._sign, number, exponent)

    def scaleb(self, other, context=None):
        return _make(self._sign, self._int, self._exp + int(other), self._special)

    def same_quantum(self, other, context=None):
        return self._exp == _convert(other)._exp

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_make(0, 1, -n), ROUND_HALF_EVEN)

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Decimal, (str(self),)


_numbers.Number.register(Decimal)


def _make(sign, number, exponent, special='', cls=Decimal):
    self = object.__new__(cls)
    self._sign, self._int, self._exp, self._special = sign, number, exponent, special
    return self


def _zero_sign(d, sign):
    """The sign of +d or -d: a zero loses it, unless rounding goes down."""
    return sign if d or getcontext().rounding == ROUND_FLOOR else 0


def _opposite(d):
    """What is added to take d away: a NaN passes as it is."""
    return d if d.is_nan() else d.copy_negate()


def _convert(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _shifted(number, places, rounding, sign):
    """number / 10**places as an int, rounded."""
    unit = 10 ** places
    whole, rest = divmod(number, unit)
    if rest == 0 or rounding == ROUND_DOWN:
        return whole
    if rounding == ROUND_HALF_EVEN:
        up = 2 * rest > unit or (2 * rest == unit and whole % 2 == 1)
    elif rounding == ROUND_HALF_UP:
        up = 2 * rest >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * rest > unit
    elif rounding == ROUND_05UP:
        up = whole % 5 == 0
    else:
        up = rounding == ROUND_UP or (bool(sign) if rounding == ROUND_FLOOR else not sign)
    return whole + up


def _cut(d, digits, rounding):
    """d with so many digits, or fewer."""
    if _at_most(d._int) <= digits:
        return d
    places = len(_digits(d._int)) - digits
    if places <= 0:
        return d
    number = _shifted(d._int, places, rounding, d._sign)
    if _at_most(number) > digits and len(_digits(number)) > digits:
        number, places = number // 10, places + 1
    return _make(d._sign, number, d._exp + places)


def _rounded(d, context):
    if d._special:
        return d
    result = _cut(d, context.prec, context.rounding)
    if result._exp + _at_most(result._int) > context.Emax and result._int and result.adjusted() > context.Emax:
        _signal(Overflow, [Overflow, Inexact, Rounded])
        return Decimal('-Infinity' if d._sign else 'Infinity')
    return result


def _specials(a, b):
    return next((d for d in (a, b) if d.is_nan()), None)


def _add(a, b, context):
    if a._special or b._special:
        nan = _specials(a, b)
        if nan is not None:
            return nan
        if a._special and b._special and a._sign != b._sign:
            _signal(InvalidOperation)
            return Decimal('NaN')
        return a if a._special else b
    exponent = min(a._exp, b._exp)
    x = a._int if a._exp == exponent else a._int * 10 ** (a._exp - exponent)
    y = b._int if b._exp == exponent else b._int * 10 ** (b._exp - exponent)
    total = (-x if a._sign else x) + (-y if b._sign else y)
    if total:
        sign = int(total < 0)
    else:
        sign = a._sign | b._sign if context.rounding == ROUND_FLOOR else a._sign & b._sign
    return _rounded(_make(sign, abs(total), exponent), context)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _specials(a, b)
        if nan is not None:
            return nan
        if not a or not b:
            _signal(InvalidOperation)
            return Decimal('NaN')
        return Decimal('-Infinity' if sign else 'Infinity')
    return _rounded(_make(sign, a._int * b._int, a._exp + b._exp), context)


def _divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _specials(a, b)
        if nan is not None:
            return nan
        if a._special and b._special:
            _signal(InvalidOperation)
            return Decimal('NaN')
        return Decimal('-Infinity' if sign else 'Infinity') if a._special else _make(sign, 0, context.Emin)
    if b._int == 0:
        if a._int == 0:
            _signal(InvalidOperation, [DivisionUndefined])
            return Decimal('NaN')
        _signal(DivisionByZero)
        return Decimal('-Infinity' if sign else 'Infinity')
    ideal = a._exp - b._exp
    if a._int == 0:
        return _make(sign, 0, ideal)
    shift = max(0, _at_most(b._int) - _at_least(a._int) + context.prec + 1)
    number, rest = divmod(a._int * 10 ** shift, b._int)
    exponent = ideal - shift
    if rest:
        if number % 5 == 0:
            number += 1  # a digit beyond says that it is not exact
    else:
        while exponent < ideal and number % 10 == 0:
            number //= 10
            exponent += 1
    return _rounded(_make(sign, number, exponent), context)


def _exp(d, context):
    """e**d by its series, after halving d until it is small."""
    halvings = max(0, d.adjusted() + 2) * 4
    wide = Context(prec=context.prec + halvings + 6)
    x = _divide(d, Decimal(2 ** halvings), wide)
    total = term = Decimal(1)
    n = 0
    while term and term.adjusted() > -wide.prec - 2:
        n += 1
        term = _divide(_multiply(term, x, wide), Decimal(n), wide)
        total = _add(total, term, wide)
    for _ in range(halvings):
        total = _multiply(total, total, wide)
    return _rounded(total, context)


def _ln(d, context):
    """Newton's method on exp, from the float."""
    if d._sign or not d:
        _signal(InvalidOperation)
        return Decimal('NaN')
    wide = Context(prec=context.prec + 6)
    scale = d.adjusted()
    m = _make(0, d._int, d._exp - scale)
    y = Decimal(repr(_math.log(float(m))))
    for _ in range(max(2, context.prec.bit_length())):
        e = _exp(y, wide)
        y = _add(y, _divide(_multiply(Decimal(2), _add(m, e.copy_negate(), wide), wide), _add(m, e, wide), wide), wide)
    if scale:
        y = _add(y, _multiply(Decimal(scale), _ln10(wide), wide), wide)
    return _rounded(y, context)


def _ln10(context):
    """ln(10) = 3*ln(2) + ln(1.25), of numbers with one digit before the point."""
    return _add(_multiply(Decimal(3), _ln(Decimal(2), context), context), _ln(Decimal('1.25'), context), context)
