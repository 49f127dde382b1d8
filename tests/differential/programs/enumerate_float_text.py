"""Floats to text and back: shortest digits, rounding, hex, conversions; the values come from a small generator."""
import math


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


state = 12345
values = []
for _ in range(1500):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    mantissa = state >> 11
    exponent = (state % 2098) - 1074 - 52
    values.append(math.ldexp(mantissa, exponent) if exponent + 53 < 1023 else float(mantissa))
for i in range(-330, 310):
    values.append(float("1e%d" % i))
    values.append(float("-9.5e%d" % i))
    values.append(float("123456789012345678e%d" % (i - 17)))
for i in range(0, 200):
    values += [i / 10, i / 100, i / 7, i * 0.1, 2.0**i, 2.0**-i, 10.0**i / 3]

for v in values:
    assert float(repr(v)) == v
    print(v, repr(v), v.hex(), float.fromhex(v.hex()) == v, "%r %s" % (v, v))

for i in range(-60, 60):
    base = i / 8 + 1 / 16
    for digits in range(-3, 6):
        print(i, digits, round(base, digits), round(base * 1000, digits), round(i + 0.5, digits),
            round(i * 0.05, digits))
    print(round(base), round(i + 0.5), round(i / 2), int(base), math.floor(base), math.ceil(base), math.trunc(base))
for v in (0.15, 0.25, 0.35, 2.675, 1.005, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 12345678.9):
    for digits in (-400, -309, -308, -307, -23, -22, -8, -1, 0, 1, 2, 15, 16, 17, 22, 300, 322, 323, 324, 400, None):
        print(v, digits, attempt(lambda: round(v, digits)))
for i in range(-5, 400):
    print(round(i * 5, -1), round(i * 37, -2), round(i, 2), round(i, -3), end=" ")
print()
print(attempt(lambda: round(float("nan"))), attempt(lambda: round(float("inf"))), attempt(lambda: round("x")),
    attempt(lambda: round([], 1)))
print(round(10**30 + 5 * 10**10, -11), round(-25, -1), round(-35, -1), round(True), round(2.5, None))

for text in ["1", " 1.5 ", "+1.5", "-1.5e3", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "nan", "+NAN",
    "1_000.5", "1__0", "_1", "1_", "1_.5",
    "1._5", "", " ", ".", "e5", ".5", "5.", "5.e2", "0x10", "1e", "1e+", "١٢٣", "1 2", "\t1\n", "infinit",
    "infinityx", "1d5", "nan(1)",
    "\u00a01\u2003", "1\x00", "é", "1e5_0", "1e_5", "--1", "+-1", "0.1e1_0", "9" * 400,
    "0." + "0" * 400 + "1"]:
    print(ascii(text[:20]), attempt(lambda: float(text)))
for text in ["0x1p3", "0x.8p1", "-0x1.8p-2", "1.8", "0x1p2000", "0x1p-2000", "inf", "nan", "", "0x", "0xg", "0x1p",
    " 0x1 ", "1p5", "0x1.fffffffffffffp1023",
    "0x1.fffffffffffff8p1023", "0x0p99999999"]:
    print(repr(text), attempt(lambda: float.fromhex(text)))
for v in (0.0, -0.0, 1.0, 0.1, -2.5, 1e300, 5e-324, float("inf"), float("nan")):
    print(v, v.hex(), attempt(v.as_integer_ratio), v.is_integer(), v.conjugate(), v.real, v.imag,
        attempt(lambda: int(v)), hash(v) == hash(v) or "nan")
for bad in (None, [], "x", b"x", b"1.5", bytearray(b"2"), 10**400, 10**300, True, 1j):
    print(attempt(lambda: float(bad)))
for text in ["1", "1j", "j", "-j", "+j", "1+j", "1-2j", " (1+2j) ", "1e5-2.5e-3j", "inf+nanj", "1+2", "1 + 2j", "(1",
    "", "x", "1_0+2_0j", "j1", "1jj"]:
    print(repr(text), attempt(lambda: complex(text)))
for args in ((), (1,), (1, 2), (1.5, -0.0), (1j,), (1j, 1j), (1, 1j), ("1", 2), (1, "2"), (None,), (1, None), (True,),
    (-0.0, -0.0), (0.0, -0.0)):
    print(args, attempt(lambda: complex(*args)))
