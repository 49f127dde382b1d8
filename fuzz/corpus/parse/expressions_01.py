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
