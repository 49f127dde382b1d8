"""What str says about every character of the first planes, as sums per block of 256."""
NAMES = ["isalpha", "isdecimal", "isdigit", "isnumeric", "isspace", "islower", "isupper", "istitle", "isprintable",
    "isidentifier", "isalnum"]
for start in [*range(0, 0x3400, 256), 0x4E00, 0x9F00, *range(0xA000, 0xB000, 256), 0xD700,
    *range(0xF900, 0x10000, 256), *range(0x10000, 0x11000, 256), 0x1D400, 0x1D700, 0x1E900, 0x1F600, 0x20000, 0xE0100,
    0x10FF00]:
    chars = [chr(c) for c in range(start, start + 256)]
    counts = [sum(getattr(c, name)() for c in chars) for name in NAMES]
    sums = []
    for name in ("upper", "lower", "title", "casefold", "swapcase", "capitalize"):
        total = 0
        for index, c in enumerate(chars):
            for o in getattr(c, name)():
                total = (total * 31 + ord(o) + index) % 1000003
        sums.append(total)
    print(hex(start), counts, sums, sum(len(repr(c)) for c in chars),
        sum(len(c.encode("utf-8", "surrogatepass")) for c in chars), sum(len(("a" + c + "b").split()) for c in chars),
        sum(len(("a" + c).splitlines()) for c in chars))
for c in map(chr, range(0x250)):
    print(ascii(c), ascii(c.upper()), ascii(c.lower()), ascii(c.title()), ascii(c.casefold()), end=" ")
print()
digits = [chr(c) for c in range(0x3000) if chr(c).isdecimal()]
print(len(digits), [int(d) for d in digits])
