match -x:
    case case:
        pass
match [a, b]:
    case [a, b]: pass
match {1: 2}:
    case {1: _}: pass
match ...:
    case _: pass
match not x:
    case _: pass
match lambda: x:
    case _: pass
match await_, yield_:
    case _: pass
match x := y:
    case _: pass
match (yield_):
    # comment
    case 1:
        # comment
        pass

    case 2:
        pass

