match x:
    case a: pass
    case b: pass
match x:
    case a | b: pass
match x:
    case [*a, *b]: pass
x := 1
(x.y := 1)
(x[0] := 1)
assert x, y, z
raise x, y
@
def f(): pass
def f():
    """doc"""
   x = 1
x = {**a, b}
x = {a: *b}
