# Integers of any size: arithmetic, division, bits, conversions, pow, limits between small and big.
a, b = 2**64, 3**50
print(a, b, a * b, a - b, b - a, a + b, -a)
print(b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(b, a), divmod(-b, a))
print(a / b, b / a, 10**30 / 10**10, (10**400) // (10**398), 2**1000 % 997)
print(a | 1, a & (a - 1), a ^ b, ~a, a << 10, a >> 60, -a >> 60, -1 >> 100, 1 << 100, (a + 5) & 0xFF, -5 & 2**70)
for n in (2**31, 2**32, 2**61, 2**62, 2**63, 2**63 - 1, -2**63, -2**63 - 1, 2**64 - 1):
    print(n, n + 1, n - 1, -n, n * n, n * 3 // 2, n == float(n), hash(n) == hash(float(n)), n.bit_length())
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 9223372036854775807)
print(-9223372036854775808 // -1, -9223372036854775808 * -1, abs(-9223372036854775808), -(-9223372036854775808))
print(4611686018427387904 * 2, 3037000500 * 3037000500, 3037000499**2, 6074001000 * 1518500250)

factorial = 1
for i in range(1, 40):
    factorial *= i
print(factorial, len(str(factorial)), factorial.bit_length(), factorial.bit_count())
print(pow(3, 200, 1000007), pow(2, -1, 7), pow(5, 0, 1), pow(-3, 3), pow(2, 0.5), 2**-2, (-2)**3, (-8) ** 2, -2**2)
print(int("123456789" * 5), int("-0x1f", 16), int("0b1011", 0), int("0o17", 0), int("zz", 36), int(" 42\n"), int("1_000"))
print(int(3.99), int(-3.99), int(1e30), int(True), int("٣"), int(b"12"), int(), int("7", base=8))
print(hex(a), oct(a), bin(2**10), hex(-255), bin(-5), f"{b:x}", f"{b:,}", f"{-a:_d}", str(-b), repr(b))
print(b.to_bytes(12, "big"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"))
print((-2).to_bytes(2, "little", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True), (5).to_bytes(1, "big"))
print(sum(10**i for i in range(25)), max(a, b), sorted([b, a, 0, -b, 5]), a > b, a < 1e30, 10**22 == 1e22, 2**53 + 1 == float(2**53 + 1))
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, divmod(-7, 3), divmod(7, -3), 0 // 5, -0)
print(7 & 3, 7 | 8, 6 ^ 3, ~7, 1 << 5, -17 >> 2, True + True, True * 5, True & False, True ^ True, ~True, -True)
print((5).bit_length(), (0).bit_length(), (-8).bit_length(), (10).as_integer_ratio(), (6).numerator, (6).denominator, (6).conjugate(), (6).real, (6).imag)
print(int.__name__, isinstance(True, int), type(True + 0), bool(0), bool(-1), bool(10**50), not 10**50)
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(10**20 + 5, -1), round(7), round(5, 2), round(1250, -2))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 1 / 0)
attempt(lambda: a // 0)
attempt(lambda: 10**400 / 3)
attempt(lambda: float(10**400))
attempt(lambda: int("abc"))
attempt(lambda: int("12", 1))
attempt(lambda: int("9", 8))
attempt(lambda: int(""))
attempt(lambda: int("1.5"))
attempt(lambda: int(None))
attempt(lambda: int([1]))
attempt(lambda: int(float("nan")))
attempt(lambda: int(float("inf")))
attempt(lambda: 1 << -1)
attempt(lambda: pow(2, -1, 4))
attempt(lambda: 0 ** -1)
attempt(lambda: (300).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: 5 + "a")
attempt(lambda: "a" + 5)
attempt(lambda: 5 & 1.0)
attempt(lambda: 5 < "a")
attempt(lambda: -"a")
attempt(lambda: ~1.5)
attempt(lambda: abs("x"))
attempt(lambda: round("x"))
attempt(lambda: int("5", 10.0))
attempt(lambda: pow(1, 2, 0))
attempt(lambda: pow(1.5, 2, 3))


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print([collatz(n) for n in (27, 97, 871, 2**70 + 1)])


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


print(isqrt(2 * 10**60))


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


print(gcd(2**80 * 3**5, 6**20), gcd(12345678901234567890, 9876543210))
