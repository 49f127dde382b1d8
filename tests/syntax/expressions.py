"""Expressions: every operator, display, comprehension and call form."""
# precedence and associativity
a + b * c - d / e // f % g @ h
a ** b ** c
-a ** -b
(-a) ** b
~a + -b - +c
a & b ^ c & d | e ^ f & g ^ h
a & (b ^ c) & (d | e)
a << b >> c << d
a < b <= c == d != e >= f > g
a is b is not c in d not in e
not a == b and not c or d and e or not (f or g)
(a and b) and c and (d and e)
a or b and c or d
a if b else c if d else e
(a if b else c) if d else e
lambda: 0
lambda x: lambda y, *z: x + y
lambda a, /, b, *c, d=1, e, **f: (a, b)
lambda *, k=1: k
lambda *args: args, 1
lambda x=lambda: 3, *, y: 2
(x := 1)
(x := a if b else c)
[y := f(x), y ** 2]
print(x := 1, end=(z := 2))
# attributes, calls, subscripts
a.b.c(d)(e)[f][g:h].i
a[1], a[1, 2], a[1,], a[:], a[1:], a[:1], a[::], a[1:2:3], a[::2], a[..., None, 1:2]
a[b:c, d], a[*b], a[*b, c], a[(1, 2)], a[()], a[x := 1]
f(), f(a), f(a,), f(*a), f(**a), f(a, *b, c, d=1, *e, **g, h=2)
f(x for x in y), f(a, (x for x in y))
f(*a or b), f(*a if b else c, **d or e), f(*[1, 2] + c, *(3, 4), *"ab")
f(
    a,  # first
    b
    =
    2,
)
1 .real, 1.0.real, 1..real, 1j.imag, "".join, (1).bit_length
# displays
(), (a,), (a, b), (a, *b), [], [a], [*a, *b[0](c) | d], {a}, {*a, b}, {}, {a: b, **c, "d": e}
[[], [[]], ()]
{a: b for a, b in c}, {a for a in b}, [a for a in b], (a for a in b)
[a for a, *b in c if d if e for f in g if h]
[[x for x in y] for y in z]
{**a, **{"b": 1}}
x = a, *b
x = *a,
x = *[1], *(2,), *{3}, *{4: 5}
x = *a.b, *c(d), *e[f], *g | h
# constants
None, True, False, ..., Ellipsis
0, 00, 0_0, 1_000, 0x_ff, 0XFF, 0o17, 0O17, 0b11, 0B1_1
4294967295, 4294967296, 18446744073709551616, 0xFFFFFFFFFFFFFFFFFFFFFFFF, 0o7777777777777777777777777777, 0b1
123456789012345678901234567890123456789012345678901234567890
1.0, 1., .1, 1e5, 1E-5, 1_0.0_1e1_0, 1e400, 5e-324, 2.2250738585072014e-308, 0.1, 1j, 1.5J, 10j, 1e3j, 0777.0, 00j
1if a else 2
[1for x in y]
