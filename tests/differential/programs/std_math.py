# The math module (and fractions a little), as sizes and schedules are computed.
import math
from fractions import Fraction

print(math.pi, math.e, math.tau, math.inf, math.nan)
for f in (math.sqrt, math.exp, math.log, math.log2, math.log10, math.log1p, math.expm1, math.sin, math.cos, math.tan, math.asin, math.acos, math.atan,
          math.sinh, math.cosh, math.tanh, math.asinh, math.atanh, math.erf, math.gamma, math.lgamma, math.degrees, math.radians, math.cbrt, math.exp2):
    row = []
    for x in (0.25, 0.5, 0.75):
        row.append(f"{f(x):.12g}")
    print(f.__name__, row)
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.ceil(1e20), math.floor(10**30))
print(math.gcd(12, 18), math.gcd(0, 5), math.gcd(12, 18, 27), math.gcd(), math.lcm(4, 6), math.lcm(2, 3, 5), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.perm(4), math.isqrt(10**20 + 1))
print(math.prod([3, 32, 32]), math.prod([]), math.prod([2.0, 3]), math.prod(range(1, 6), start=2), math.fsum([0.1] * 10), sum([0.1] * 10), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)))
print(math.pow(2, 10), math.fmod(-7, 3), math.remainder(7, 4), math.modf(3.25), math.modf(-1.5), math.frexp(10.0), math.ldexp(0.5, 4), math.copysign(3, -0.0), math.fabs(-2), math.atan2(1, -1))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.log(8, 2), math.log(100, 10), math.log(10**100), math.log2(2**100), math.log10(1000), math.log(2), math.exp(1), math.nextafter(1.0, 2.0), math.ulp(1.0))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.log(-1.5))
attempt(lambda: math.log2(0))
attempt(lambda: math.exp(1000))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(2.5))
attempt(lambda: math.floor("a"))
attempt(lambda: math.floor(math.inf))
attempt(lambda: math.ceil(math.nan))
attempt(lambda: math.sqrt("4"))
attempt(lambda: math.gcd(1.5, 2))
attempt(lambda: math.acos(2))
attempt(lambda: math.pow(0, -1))
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.prod(["a", "b"]))
attempt(lambda: math.sqrt())
attempt(lambda: math.nothing)
attempt(lambda: math.fmod(1, 0))
attempt(lambda: math.comb(3, -1))


def conv_out(size, kernel, stride=1, padding=0, dilation=1):
    return math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1)


print([conv_out(n, k, s, p) for n in (32, 33, 224) for k, s, p in ((3, 1, 1), (3, 2, 1), (7, 2, 3), (2, 2, 0))])


def make_divisible(value, divisor=8, minimum=None):
    new = max(minimum or divisor, int(value + divisor / 2) // divisor * divisor)
    return new + divisor if new < 0.9 * value else new


print([make_divisible(c * w) for c in (16, 24, 40, 80, 112, 192, 320) for w in (0.35, 0.75, 1.1)])
print([math.ceil(d * m) for d in (1, 2, 2, 3, 3, 4, 1) for m in (1.0, 1.1, 1.4)], [int(math.ceil(1.2 ** i)) for i in range(8)])
print([round(0.5 * (1 + math.cos(math.pi * e / 10)), 6) for e in range(11)], [f"{0.1 * 0.9 ** e:.6f}" for e in range(5)])
half = Fraction(1, 2)
print(half + Fraction("1/3"), half * 4, Fraction(0.75), Fraction(6, 4), float(half), half > 0.3, repr(Fraction(3, 9)), Fraction("0.125"), half ** 2, -half, round(Fraction(7, 2)), Fraction(7, 2) // 1)


def positional(length, width):
    return [[round(math.sin(p / 10000 ** (i / width)) if i % 2 == 0 else math.cos(p / 10000 ** ((i - 1) / width)), 4) for i in range(width)] for p in range(length)]


for row in positional(4, 4):
    print(row)
fan_in, gain = 3 * 3 * 64, math.sqrt(2.0)
print(f"{gain / math.sqrt(fan_in):.8f} {math.sqrt(6 / (fan_in + 128)):.8f} {-math.log(10):.6f} {1 / math.sqrt(64)}")
print(2 ** math.ceil(math.log2(100)), int(math.log(1024, 2)), 10 ** int(math.log10(54321)), math.floor(math.log10(0.00123)))
