"""printf-style formatting: all flags, widths, precisions and conversions; mappings; errors; bytes."""


def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


VALUES = [0, 1, -1, 255, -12345678901234567890, 0.0, -0.0, 3.14159, -2.5e20, 1e-5, float("inf"), float("nan"), True,
    "text", "", "é日", None, [1], "c", 65, 0x110000]
for conversion in "diouxXeEfFgGcrsa%q":
    for flags in ("", "-", "+", " ", "#", "0", "-0", "+0", "#0", " 0", "-+#"):
        for size in ("", "8", ".3", "12.4", ".0"):
            template = "[%" + flags + size + conversion + "]"
            print(template, *[attempt(lambda: template % (value,)) for value in VALUES[::2] if conversion != "%"])

for template, values in [("%s", ()), ("%s %s", (1,)), ("%s", (1, 2)), ("", (1,)), ("", ()), ("x", 1), ("%", 1),
    ("%(a", {"a": 1}), ("%(a)s", {"a": 1}), ("%(a)s %(b)d", {"a": 1, "b": 2}),
    ("%(a)s", {"b": 1}), ("%(a)s", 1), ("%(a)s", (1,)), ("%(a(b))s", {"a(b)": 5}),
    ("%*d", (5, 42)), ("%-*d|", (5, 42)), ("%*d", (-5, 42)), ("%.*f", (2, 3.14159)),
    ("%*.*f", (10, 2, 3.14159)),
    ("%*d", ("x", 1)), ("%d", "x"), ("%d", None), ("%i", 1.9), ("%d", 1e20),
    ("%d", float("nan")), ("%d", float("inf")), ("%x", 1.5), ("%f", "x"), ("%f", None),
    ("%c", "ab"), ("%c", 1.5),
    ("%c", -1), ("%5%", ()), ("%%", ()), ("%s%%", 5), ("%ld %hd %Lf", (1, 2, 3)), ("%s", [1, 2]),
    ("%s", {"a": 1}), ("%r", ("a",)), ("%s and %s", ("a", "b")),
    ("%.2s|%5.1s|", ("abc", "def")),
    ("%y", 1), ("abc%é", 1), ("%s %y", ("a", 1)), ("é%y", 1), ("%s", ((1, 2),)),
    ("%(x)s %%", {"x": 1}), ("%(x)5.1f", {"x": 2.25}), ("%.9999999999f", 1.0),
    ("%99999999999999999999d", 1), ("%s", b"x"),
    ("%s", "unused"), ("no", {"a": 1}), ("no", [1]), ("no", "x"), ("%d%%", 50), ("%03d", 7),
    ("%+.1e", 12345.678), ("%#.3g", 1.0), ("%g", 1e16), ("%g", 123456789), ("%.3d", 5),
    ("%.5x", 255), ("%#.5x", 255),
    ("%08.3f", -3.14159), ("%-8d|", 42), ("% d", 42), ("%+d", 42), ("%#o", 8), ("%#X", 255),
    ("%s" * 3, (1, 2, 3))]:
    print(repr(template), attempt(lambda: template % values))

for template, values in [(b"%s", b"x"), (b"%s", "x"), (b"%b", b"x"), (b"%a", "é"), (b"%r", "é"), (b"%d %x", (1, 255)),
    (b"%c%c", (65, b"B")), (b"%c", 256), (b"%c", "a"), (b"%.1f", 2.55), (b"%(k)d", {b"k": 1}),
    (b"%5s|%-5s|", (b"a", b"b")),
    (b"%s %s", (b"a",)), (b"%s", (b"a", b"b")), (b"%y", 1)]:
    print(template, attempt(lambda: template % values), attempt(lambda: bytearray(template) % values))


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __str__(self):
        return f"{self.degrees}C"

    def __repr__(self):
        return f"Celsius({self.degrees})"

    def __float__(self):
        return float(self.degrees)

    def __getitem__(self, key):
        return f"<{key}>"


print("%s %r %.1f" % (Celsius(1), Celsius(2), Celsius(3)), "%(any)s" % Celsius(4), attempt(lambda: "%d" % Celsius(5)))
