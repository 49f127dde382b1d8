# Floats: repr, rounding, special values, comparison, methods, conversion.
values = [0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.00012345, 5e-324, 1.7976931348623157e308,
          100.0, -0.0, 1e22, 1e23, 3.0, 2.5, 1e100, 123456.789, 9007199254740993.0, 0.5, 1.1, 4.35, 1e-300 * 1e-300, 2.0**0.5]
for v in values:
    print(v, repr(-v), str(v), f"{v:.3f}" if abs(v) < 1e30 else "", f"{v:g}", f"{v:e}")
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf > 1e308, nan == nan, nan != nan, nan < 1, inf == inf, -inf < inf)
print(float("1e5"), float(" -2.5 "), float("Infinity"), float("-nan"), float("1_0.5"), float(".5"), float("5."), float(10**20), float(True), float())
for n in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.15, 0.25, 0.35, 1e16 + 1, 12345.6789):
    print(round(n), round(n, 1), round(n, 2), round(n, -2), int(n), n // 1, n % 1)
print(round(1234.5678, 3), round(-1.45, 1), round(5.5), type(round(5.5)), type(round(5.5, 0)), round(5.015, 2), round(1e300, 2), round(0.1, 20))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 1e308 * 10, 5 // 0.3, 0.3 % 0.1, 1.0 // 0.1)
print(2**0.5, 2.0**10, (-8) ** (1 / 3), 0.0**0, 0**0.0, 1.5**-2, 10.0**-3, 4**0.5, (-2.0) ** 2, (-2.0) ** 3)
print((0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (2.5).is_integer(), (3.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p3"), (-0.0).hex())
print((2.5).real, (2.5).imag, (2.5).conjugate(), abs(-2.5), -(2.5), +2.5, bool(0.0), bool(-0.0), bool(nan), 1.0 == 1, hash(1.0) == hash(1))
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 0.1 * 3, 1 - 0.9, 1e16 + 1, 1.0 + 1e-16, sum([0.1] * 10), 3 * 1.1, 1.1 + 2.2)
print(max(1, 2.5, 2), min(1, 1.0), max(1.0, 1), sorted([3, 1.5, -2, 0.0, 2.25]), 1 < 1.5 < 2, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
print(1e3, 1E-3, 1_000.5, 0xFF * 1.0, 1.e2, 3.14j, 10 / 4, 10 / 5, 7 / 7, -1 / 3, 6 // 4.0, 1e0)
print(str(1e15), str(1e16), str(123456789.123456789), str(0.1 + 0.7), str(1e-10), 1.0e5, 12345678912345.678)
print(" ".join(f"{0.1 * i:.1f}" for i in range(11)), [i / 10 for i in range(11)], [0.1 * i for i in range(11)])
print(float("1e400"), float("-1e400"), float("1e-400"), 1e-320 / 10, 2.2250738585072014e-308)
print(f"{nan:5}|{inf:8.2f}|{-inf:e}|{nan:F}", "%f %g" % (inf, nan), int(1e18), int(-1e18), int(123456789.99))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: float("abc"))
attempt(lambda: float(""))
attempt(lambda: float(None))
attempt(lambda: float([1]))
attempt(lambda: float("1,5"))
attempt(lambda: round(inf))
attempt(lambda: round(nan))
attempt(lambda: int(nan))
attempt(lambda: nan.as_integer_ratio())
attempt(lambda: 1.5 << 1)
attempt(lambda: 1.5 + "a")
attempt(lambda: 1.5 + None)
attempt(lambda: [1] * 1.5)
attempt(lambda: range(1.5))
attempt(lambda: "a" * 1.5)
attempt(lambda: divmod(1.5, 0))


def linspace(start, stop, count):
    step = (stop - start) / (count - 1)
    return [start + step * i for i in range(count)]


print(linspace(0, 0.1, 4), [round(v, 3) for v in linspace(0, 0.2, 7)])


def newton(n, x=1.0):
    for _ in range(8):
        x = 0.5 * (x + n / x)
    return x


print(newton(2), newton(10), newton(1e-6))
lr = 0.1
for epoch in range(6):
    print(epoch, lr, f"{lr:.6f}", lr * 0.9**epoch)
    lr *= 0.5 if epoch % 2 else 0.3
make_divisible = lambda v, d=8: max(d, int(v + d / 2) // d * d)
print([make_divisible(w * m) for w in (16, 24, 32, 96) for m in (0.35, 0.5, 0.75, 1.4)])
