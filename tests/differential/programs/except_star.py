"""except* in every form: parts taken, what is left, what the clauses raise themselves."""
def run(make, label):
    try:
        try:
            raise make()
        except* ValueError as g:
            print(label, "V", type(g).__name__, g.exceptions, g)
            if label == "raise": raise KeyError("new")
            if label == "again": raise
        except* (TypeError, OSError) as g:
            print(label, "T", g.exceptions)
        else:
            print("else")
        finally:
            print("fin")
    except BaseException as e:
        print(label, "left", type(e).__name__, e, getattr(e, 'exceptions', None), repr(e.__context__)[:60])
    try: g
    except NameError as e: print("unbound")
run(lambda: ExceptionGroup("a", [ValueError(1), TypeError(2)]), "both")
run(lambda: ExceptionGroup("a", [ValueError(1), KeyError(2), ExceptionGroup("in", [OSError(3), KeyError(4), ValueError(5)])]), "rest")
run(lambda: ExceptionGroup("a", [ValueError(1), KeyError(2)]), "raise")
run(lambda: ExceptionGroup("a", [ValueError(1), KeyError(2)]), "again")
run(lambda: ValueError(9), "naked")
run(lambda: KeyError(9), "nakedleft")
def f():
    for i in range(3):
        try:
            if i == 1: raise ExceptionGroup("x", [ValueError(i)])
        except* ValueError:
            print("caught", i)
        else: print("ok", i)
    return 5
print(f())
try:
    try: raise ValueError(1)
    except* ExceptionGroup: pass
except TypeError as e: print(e)
