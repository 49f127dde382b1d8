"""Every combination of the parts of a format spec, on values of every kind."""


def show(value, spec):
    try:
        return repr(format(value, spec))
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


ALIGNS = ["", "<", ">", "^", "=", "*<", "é^", "0=", "0>"]
SIGNS = ["", "+", "-", " "]
TAILS = ["", "#", "0", "z", "#0"]
WIDTHS = ["", "1", "12"]
GROUPS = ["", ",", "_"]
PRECISIONS = ["", ".0", ".3"]

# Numbers: all types, few of the other parts; then few types, all the other parts.
for value in (0, 1, -1, 42, -1234567, 10**20, True, 0.0, -0.0, 1.5, -1234567.891, 1e100, 1e-7, float("inf"),
    float("nan")):
    for kind in ["", *"bcdeEfFgGnosxX%", "q", "é"]:
        for rest in ["", "+", "12", "012", ",", "_", ".3", "#", "z", "#.0", "+020,", "^+12.4", "*=15_"]:
            spec = rest + kind
            print(value, spec, show(value, spec))

for value in (1234567, -9876.54321, -0.0001):
    for kind in "dfgx":
        for align in ALIGNS:
            for sign in SIGNS:
                for tail in TAILS:
                    line = []
                    for width in WIDTHS:
                        for group in GROUPS:
                            for precision in PRECISIONS:
                                line.append(show(value, align + sign + tail + width + group + precision + kind))
                    print(value, kind, align, sign, tail, line)

for value in ("", "abc", "naïve", "日本語テキスト"):
    for spec in ["", "s", "d", "5", "05", "<8", ">8", "^8", "^9s", "*^9", "é>9", "=8", ".2", ".0", "8.2", "<8.4s",
        "+", " ", "#",
        "z", ",", "_s", ",d", "5.", "x5", "10000000000000000000", ".10000000000000000000"]:
        print(repr(value), spec, show(value, spec))

for value in (0j, 1j, -1j, 1 + 2j, -0.0 - 0.0j, 1e20 + 1e-5j, complex("nan+infj"), 1234.5678 - 8765.4321j):
    for spec in ["", "f", ".2f", "e", "g", ".3", "+", ",", ",.2f", "20", ">30.3f", "<30", "^30", "010", "=10", "%",
        "d", "#.0f"]:
        print(value, spec, show(value, spec))

for value in ([], None, object, (1,)):
    print(show(value, ""), show(value, "5"))

for width in range(0, 40):
    print(format(1234567, f"0{width},"), format(-1234567.5, f"0{width},.1f"), format(255, f"0{width}_b"),
        format(-255, f"#0{width}_x"))

for precision in range(0, 25):
    for value in (0.5, 1.5, 2.5, 0.125, 1 / 3, 2 / 3, 1e15 / 7, 123456789.987654321, 5e-324, 1.7976931348623157e308):
        print(format(value, f".{precision}f")[:60], format(value, f".{precision}e"), format(value, f".{precision}g"),
            format(value, f".{precision}"), format(value, f"#.{precision}g"), format(value, f".{precision}%")[:60])
