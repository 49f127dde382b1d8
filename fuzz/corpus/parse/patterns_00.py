"""match statements and their patterns."""
match x:
    case 1: pass
match x, *y:
    case 1, -2: pass
    case (): pass
    case []: pass
    case a, *_: pass
    case *a, : pass
match (x):
    case -1 | -1.5 | 2j | -2j | 1 + 2j | -1 - 2.5j | 0x10: pass
    case None | True | False: pass
    case "a" "b" | b"c" | 'd': pass
    case A.B | A.B.C: pass
    case (a) if a: pass
    case _: pass
match x.y(z):
    case [1, [2, *_], (3, 4), (5,), (6)]: pass
    case (a, *b) | [a, b]: pass
    case [*a, 1] as c if c: pass
    case {"a": 1, 'b' "c": x, -1: y, A.b: [z], None: w, **rest}: pass
    case {}: pass
    case {"a": (1 | 2) as b, "c": C()}: pass
    case {**rest}: pass
    case A(): pass
    case A(1, b, C.d(e=1, f=[g, *h]), i=_, j=None | 1, k={"l": m},): pass
    case A.B(x=1 | 2): pass
    case A(x=1 as y, z=(2 as w)): pass
    case str() | int() as z: pass
    case (A() | B()) as c: pass
    case a if a > 1: pass
    case a if (b := a): pass
    case a if b if c else d: pass
    case _ if x: pass
    case _:
        match = case = 1
        match y:
            case match: pass
