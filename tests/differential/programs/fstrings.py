# f-strings: conversions, nested fields, debug form, quoting, every kind of specification.
import math
from datetime import date

name, n, x = "conv1", 42, 3.14159265
print(f"{name} {n} {x}")
print(f"{name!r} {name!s} {'é'!a} {n!r:>5}|{name!r:<10}|")
print(f"{n=} {x = } {name = !s} {n + 1 = :>6} {x=:.2f}")
print(f"{{literal}} {{{n}}} }}{{")
print(f"{n:5}|{n:<5}|{n:>5}|{n:^5}|{n:*^9}|{n:05}|{n:+}|{-n:+}|{n: }|{n:=+6}|{-n:06}")
print(f"{n:b} {n:o} {n:x} {n:X} {n:#b} {n:#o} {n:#x} {n:#010x} {n:c} {n:d} {n:n}")
print(f"{1234567:,} {1234567:_} {0xDEADBEEF:_x} {1234567.891:,.2f} {10**20:,} {-1234:,} {123:08,}")
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:e} {x:.3e} {x:g} {x:.3g} {1e10:g} {1e-7:g} {0.5:%} {0.12345:.1%} {x:E} {1e300:F}")
print(f"{x:.0f} {2.5:.0f} {3.5:.0f} {0.125:.2f} {1e22:f} {123456789.0:g} {100000.0:g} {1000000.0:g} {0.0001:g} {0.00001:g}")
print(f"{x:#.3g} {100.0:#g} {1.0:#.0f} {float('inf'):f} {float('-inf'):5.1f} {float('nan'):06.2f} {-0.0:f} {1e-320:g}")
print(f"{'left':<8}|{'right':>8}|{'mid':^9}|{'fill':-^10}|{'cut':.2}|{'both':>6.2}|{'':3}|")
width, precision = 10, 4
print(f"{x:{width}.{precision}f}|{name:{'>'}{width}}|{n:{'0' + str(6)}}|{x:{width}}|")
print(f"{[1, 2]} {(1,)} {{'a': 1}} {dict(a=1)} {None} {True:5} {True!s:5}| {1 + 2j:.1f} {3 + 0j}")
print(f"{date(2024, 3, 9):%d.%m.%Y} {date(2024, 3, 9)} {math.pi:.{n // 10}f}")
print(f"{'yes' if n > 40 else 'no'} {[i * i for i in range(4)]} {(lambda v: v + 1)(n)} {max(1, 2, key=lambda v: -v)}")
print(f"{name.upper()} {name[0]} {name[-1:]} {dict(k='v')['k']} {n // 5 * 2} {n != 3} {not n}")
print(f'{"nested " + f"{n}" + f"{name!r:>9}"}')
print("multi "
      f"part {n} "
      "string" f"{x:.1f}")
print(f"""triple {n}
lines {name}
""")
print(rf"raw \d{n}\n", f"\x41\u00e9\N{BULLET}{n}\t|")


class Shape:
    def __init__(self, *dims):
        self.dims = dims

    def __format__(self, spec):
        return f"<{spec or 'default'}:{'x'.join(map(str, self.dims))}>"

    def __str__(self):
        return "a shape"

    def __repr__(self):
        return f"Shape{self.dims}"


s = Shape(1, 3, 32)
print(f"{s} {s:wide} {s!s} {s!r} {s!r:>15} {[s]} {s=}")


class Plain:
    def __str__(self):
        return "plain"


print(f"{Plain()} {Plain()!s:>8}")


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: f"{Plain():5}")
attempt(lambda: f"{n:z}" if False else f"{n:s}")
attempt(lambda: f"{name:d}")
attempt(lambda: f"{x:d}")
attempt(lambda: f"{n:.2d}")
attempt(lambda: f"{name:+}")
attempt(lambda: f"{name:,}")
attempt(lambda: f"{[1]:5}")
attempt(lambda: f"{None:>5}")
attempt(lambda: f"{n:,b}")
attempt(lambda: f"{1j:d}")
attempt(lambda: f"{name:=5}")
attempt(lambda: f"{n:Q}")
attempt(lambda: f"{x:10.}")
print(format(n, ">8b"), format(x, ".1e"), format("a", "^5"), format(s, "z"), format(n), format(None), format([1]))
print("%s" % s, "{:w}".format(s), "{0!r} {0}".format(s))
total = 1234.5
print(f"epoch {3:>3d}/{10} | loss {0.98765:8.4f} | acc {0.8765:6.2%} | lr {1e-3:.1e} | {total:>10,.1f} params")
