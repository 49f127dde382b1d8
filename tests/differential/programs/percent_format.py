# The % operator and str.format: flags, widths, mappings, attribute and index fields, errors.
print("%d %i %u %5d|%-5d|%05d|%+d|% d|%x %X %o %#x %#o" % (1, 2, 3, 4, 5, 6, 7, 8, 255, 255, 8, 255, 8))
print("%s %r %a %10s|%-10s|%.2s|%8.3s|" % ("str", "rép", "é", "right", "left", "cut", "abcdef"))
print("%f %.2f %10.3f|%-10.1f|%e %.3E %g %G %.3g %%" % (1.5, 2.345, 3.14159, 2.25, 12345.678, 0.00012, 1e-5, 1e20, 1234.5))
print("%c%c %c" % (65, "B", 0x20AC))
print("%(name)s has %(n)d layers, %(name)r, %(share).1f%%" % {"name": "net", "n": 3, "share": 12.345})
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159))
print("%s" % (1,), "%s" % [1, 2], "%s %s" % ((1, 2), None), "%s" % {"a": 1}, "100%%" % (), "%d" % 3.99, "%d" % True)
print("%d" % 10**30, "%x" % 2**70, "%.3d" % 7, "%5.3d|" % 7, "%+.1e" % 0)
print("Epoch [%d/%d], Step [%d/%d], Loss: %.4f" % (1, 5, 100, 600, 0.123456))


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: "%d" % "a")
attempt(lambda: "%s %s" % "a")
attempt(lambda: "%s" % (1, 2))
attempt(lambda: "%(a)s" % {"b": 1})
attempt(lambda: "%(a)s" % 5)
attempt(lambda: "%q" % 5)
attempt(lambda: "%" % 5)
attempt(lambda: "%x" % 1.5)
attempt(lambda: "%f" % "x")
attempt(lambda: "%c" % "ab")
attempt(lambda: "no fields" % 5)
attempt(lambda: "no fields" % [])
attempt(lambda: "no fields" % {})
attempt(lambda: "%.2f" % None)

print("{} {} {}".format(1, "two", 3.0), "{0} {1} {0}".format("a", "b"), "{name}={value!r}".format(name="n", value="v"))
print("{:>8}|{:<8}|{:^8}|{:*^9}|".format("a", "b", "c", "d"))
print("{:5d}|{:<5d}|{:05d}|{:+d}|{:,}|{:_}".format(1, 2, 3, 4, 1234567, 1234567))
print("{:.3f} {:10.2f}| {:e} {:g} {:%} {:.1%}".format(1 / 3, 2 / 3, 12345.6789, 1e-5, 0.25, 0.12345))
print("{0:b} {0:o} {0:x} {0:X} {0:#x} {0:c}".format(97))
print("{0[0]} {0[1]} {1[key]} {1[other][2]}".format([10, 20], {"key": "v", "other": "xyz"}))
print("{0.real} {0.imag} {1.__class__.__name__}".format(3 + 4j, "s"))
print("{:{}} {:{w}.{p}f} {:{a}{w}}".format("x", 5, 3.14159, "y", w=9, p=2, a=">"))
print("{{}} {{{}}}".format(5), "{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>8}|".format("ab"))
print("{} {}".format(*[1, 2]), "{a} {b}".format(**{"a": 1, "b": 2}), "{x}".format_map({"x": 5}))
print("{:d} {:>10s} {:s}".format(5, "ab", "cd"), "{:}".format([1]), "{:^+9.2f}".format(3.14159))


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(Missing(a=1)))
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{0} {2}".format(1, 2))
attempt(lambda: "{name}".format(nam=1))
attempt(lambda: "{} {0}".format(1))
attempt(lambda: "{0} {}".format(1))
attempt(lambda: "{".format(1))
attempt(lambda: "}".format(1))
attempt(lambda: "{!x}".format(1))
attempt(lambda: "{:d}".format("a"))
attempt(lambda: "{:d}".format(1.0))
attempt(lambda: "{0.missing}".format(1))
attempt(lambda: "{0[5]}".format([1]))
attempt(lambda: "{0[k]}".format({}))
attempt(lambda: "{:5}".format(None))
attempt(lambda: "{:s}".format(5))

table = [("conv1", 32, 0.5), ("a_longer_name", 4, 123.456), ("fc", 1000, 1e-3)]
print("{:<15}|{:>8}|{:>12}".format("layer", "width", "time"))
print("-" * 37)
for row in table:
    print("{:<15}|{:>8,d}|{:>12.4f}".format(*row))
    print("%-15s|%8d|%12.4g" % row)
print(str.format("{}-{}", 1, 2), "".join("{:02x}".format(b) for b in b"\x00\x7f\xff"))
print("a=%s" % "x" + "|" * 3, "%s" * 3 % (1, 2, 3))
print("%-8s%+6.1f" % ("loss", -2.25), "%s" % Exception("boom"), "%r" % ValueError("v", 1), "%5s|" % None)
