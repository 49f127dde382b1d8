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
