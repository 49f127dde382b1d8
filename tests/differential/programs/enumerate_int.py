"""Integers of many sizes under every operator, in every base, to and from text and bytes."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


numbers = [0, 1, -1, 2, -2, 3, 7, -8, 10, 255, -256, 65535, 2**31 - 1, -(2**31), 2**47 - 1, 2**47, -(2**47),
    -(2**47) - 1, 2**63 - 1, 2**63,
    -(2**63), -(2**63) - 1, 2**64, 10**18, 10**19, -(10**20), 2**100 - 1, -(2**100), 3**80, True, False]
for a in numbers:
    print(a, repr(a), str(a), hex(a), oct(a), bin(a), a.bit_length(), a.bit_count(), -a, +a, ~a, abs(a),
        hash(a) == hash(float(a)) or a,
        bool(a), float(a), a.conjugate(), a.real, a.imag, a.numerator, a.denominator, a.as_integer_ratio(),
        f"{a:,} {a:_x} {a:e} {a:+}")
    print([attempt(lambda: round(a, -n)) for n in (0, 1, 2, 5, 18, 30)])
    for b in numbers:
        row = [attempt(lambda: a + b), attempt(lambda: a - b), attempt(lambda: a * b), attempt(lambda: a / b),
            attempt(lambda: a // b), attempt(lambda: a % b),
            attempt(lambda: divmod(a, b)), a & b, a | b, a ^ b, a < b, a <= b, a == b, a != b, a > b, a >= b]
        print(*row)
    for shift in (-1, 0, 1, 5, 47, 64, 100):
        print(attempt(lambda: a << shift), attempt(lambda: a >> shift), end=" ")
    for exponent in (-2, -1, 0, 1, 2, 3, 17):
        print(attempt(lambda: a**exponent), attempt(lambda: pow(a, exponent, 97)),
            attempt(lambda: pow(a, exponent, -10)), end=" ")
    print()
    for length in (0, 1, 2, 8, 9, 16):
        for order in ("big", "little"):
            for signed in (False, True):
                data = attempt(lambda: a.to_bytes(length, order, signed=signed))
                print(data, end=" ")
                if isinstance(data, bytes):
                    print(int.from_bytes(data, order, signed=signed), end=" ")
    print()
    for other in (0.0, 1.5, -2.25, 1e20, float("inf"), float("nan")):
        print(attempt(lambda: a + other), attempt(lambda: a * other), attempt(lambda: other - a),
            attempt(lambda: a // other), attempt(lambda: a % other),
            attempt(lambda: other % a), attempt(lambda: divmod(a, other)), a < other, a == other, a >= other,
            attempt(lambda: pow(other, a) if abs(a) < 9 else 0))

texts = ["0", "1", "-1", "+1", " 12 ", "1_000", "1__0", "_1", "1_", "", " ", "-", "+", "0x1f", "0X1F", "0b101",
    "0o17", "0b102", "0x", "0x_f", "0_0", "010", "00", "z", "Zz",
    "1.5", "1e5", "١٢", "¹", "12é", "- 1", "1 1", "9" * 30, "f" * 30, "0b", "0b_1", "\n7\t", "\u20037\u00a0",
    "'", '"', "'\"", "\x00"]
for text in texts:
    print(ascii(text), attempt(lambda: int(text)), [attempt(lambda: int(text, base)) for base in (0, 2, 8, 10, 16, 36)])
for bad in (None, [], 1.5, -1.5, float("nan"), float("inf"), "1.5", b"12", b"x", bytearray(b"7"), 1j, object):
    print(attempt(lambda: int(bad)) if bad is not object else attempt(lambda: int(object)))
for args in ((1, 10), ("1", 1), ("1", 37), ("1", -1), (b"11", 2), ("1", 2.0), ("z", 36)):
    print(args, attempt(lambda: int(*args)))
print(attempt(lambda: int("1" * 4300)) == int("1" * 4300), attempt(lambda: int("1" * 4301)),
    attempt(lambda: str(10**4300)), len(str(10**4299)), attempt(lambda: "%d" % 10**5000),
    attempt(lambda: f"{10**5000}"), len(hex(10**5000)), attempt(lambda: f"{10**5000:x}"[:5]),
    len(str(int("f" * 3000, 16))))
for n in (-1, 0, 65, 127, 128, 233, 0x3B1, 0xFFFF, 0x1F600, 0x10FFFF, 0x110000, 2**40, 2**70):
    print(n, attempt(lambda: ascii(chr(n))), attempt(lambda: ord(chr(n))))
for bad in ("", "ab", b"ab", b"a", 1, None):
    print(attempt(lambda: ord(bad)), attempt(lambda: chr(bad)), attempt(lambda: hex(bad)), attempt(lambda: abs(bad)),
        attempt(lambda: divmod(bad, 1)), attempt(lambda: pow(bad, 2)))
print(attempt(lambda: pow(2, 0.5, 3)), attempt(lambda: pow(2.0, 2, 3)), attempt(lambda: pow(2, 3, 0)),
    attempt(lambda: pow(2, -1, 4)), attempt(lambda: pow("a", 2, 3)), pow(base=2, exp=5, mod=7))


class Level(int):
    def __repr__(self):
        return f"Level<{int(self)}>"

    def __add__(self, other):
        return Level(super().__add__(other))


class Index:
    def __index__(self):
        return 11


class Truncated:
    def __trunc__(self):
        return 4


class Strange:
    def __int__(self):
        return "no"


level = Level(5)
print(level, repr(level), str(level), f"{level}", f"{level:03}", "%d %s %r" % (level, level, level), level + 1,
    level * 2, type(level * 2), type(level + 2), level == 5, hash(level) == hash(5))
print({5: "x"}[level], [1, 2, 3, 4, 5, 6][level], "abcdefg"[level], list(range(level)), int(level), float(level),
    Level("12"), Level(), Level("ff", 16), Level(2**100))
print(hex(Index()), bin(Index()), int(Index()), float(Index()), "%x" % Index(), "%d" % Index(), [0] * 3,
    range(Index())[-1], chr(Index() + 54) if False else "")
print(attempt(lambda: int(Truncated())), attempt(lambda: int(Strange())), attempt(lambda: "%d" % "x"),
    attempt(lambda: "%x" % 1.5), attempt(lambda: "%x" % Truncated()))
print(int.from_bytes([1, 2, 3], "big"), attempt(lambda: int.from_bytes([256], "big")),
    attempt(lambda: int.from_bytes("ab", "big")), attempt(lambda: (1).to_bytes(1, "middle")),
    type(Level.from_bytes(b"\x05", "big")), (300).to_bytes(2), attempt(lambda: (300).to_bytes()), int.from_bytes(b""))
print(isinstance(True, int), True + True, True & False, True ^ True, True | 2, ~True, -True, repr(True), str(False),
    f"{True}", f"{True:d}", "%d" % True, "%s" % True, True == 1, hash(True), bool(), bool([]), bool("x"))
