with a or b as c: pass
with (a).b() as c, (d): pass
with (a)(b): pass
with (lambda: a)() as b: pass
with [a, b] as c: pass
with (a for a in b) as c: pass


def f(): pass
def f(a, b=1, *c, d, e=2, **f) -> int: return
def f(a, /): return a, *b
def f(a, /, b, *, c): return (a)
def f(*, a): ...
def f(a: int, b: str = "x", *args: tuple[int, ...], c: List[int] = [], **kw: Any) -> Dict[str, int]: ...
def f(a,): ...
def f(*args,): ...
def f(**kw,): ...
def f(self, x=lambda a, b=1: a): yield
def f():
    """Doc."""
    global a, b
    x = yield
    y = yield from z
    z += yield 1, 2
    await_ = (yield)
    def g():
        nonlocal x
        return lambda: (yield)
    class A:
        x = [i for i in y]
    return not x, *y
