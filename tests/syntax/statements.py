"""Simple and compound statements."""
from __future__ import annotations, division
import a, b.c, d as e, f.g as h
from . import a
from .. import b as c, d
from ... . import x
from .a.b import (c, d as e,)
from a import *
from a . b import c
import a \
    . b

x = 1; y = 2
x = y = z = 1, 2
x, = a
(x) = 1
(x), y = [z, *w] = a
[a, b] = c
(a, (b, [c])), *d = e
a.b, c[0], *d.e = f
*a, = b
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1
x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x.y += 1, 2; x[0] -= a
x: int
x: int = 3
(x): int = 3
x.y: "Str" = a
x[0]: List[int] = yield_
x: Dict[str, Tuple[int, ...]] | None = {}
x: list[int] | tuple[str, ...] | None | Callable[[int, str], None]
x: a.b.C[d.e, f[g]] = *h, i
x: Annotated[int, f(a=1), 2:3] = 1
x: lambda: int = 3
x: 1 if a else 2
pass
assert x
assert x, "message %d" % y
assert (x, y)
del a, b.c, d[0], (e, f), [g]
del (a)
raise
raise A
raise A(b) from c
print
print(a, file=b)
print >>f, x
print -1, (a), b
print (a), b
print.x = exec = 3
exec("code")
match = type = case = 3
match(x), match[x], match.y, match * 2, match in x
match, x = 1, 2
type(x).y = z
type(x), type.z, type[int]
_ = 1

if a: b
if a: b; c;
if a:
    b
elif c: d
elif e:
    f
else: g
if a:
    pass
else:
    if b:
        pass
while a:
    break
else:
    pass
for x in y: continue
for x, *y in *a, b: pass
for (x, y), z in a: pass
for x.y in a: pass
for x[0] in a, :
    pass
else:
    pass
for [a, b] in c: pass
for x in lambda: y, z: pass

try:
    pass
except: pass
try: pass
except A: pass
except (B, C) as d: pass
except E.f(g) as h:
    pass
else: pass
finally:
    pass
try: pass
finally: pass
try: pass
except* A: pass
except *(B, C) as d: pass

with a: pass
with a as b: pass
with a as (b, c), d as e[0], f as g.h, i: pass
with (a): pass
with (a), (b): pass
with (a) as b: pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (
    a as b,  # comment
    c,
    d as (e, f),
):
    pass
with (a, b) as c: pass
with (a, b), c: pass
with (yield_): pass
with a if b else c as d: pass
with open(a) as f, open(b, "w") as g: pass
with (open(a) as f, open(b) as g): pass
with (a or b) as c: pass
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
def f():
    def g():
        yield 1
    return g
def f(): return (yield)
async def f():
    async with a as b, c: pass
    async for x in y: pass
    else: pass
    await a
    x = await a.b(c) ** 2 + await d
    return [x async for x in y if await z], {x: await y for x in z}, (await x for x in y)
async def f():
    yield await x
    async with (a as b, c as d): pass
@a
def f(): pass
@a.b(c).d
@e[0]
@(lambda f: f)
@x if y else z
async def f(): pass
@a
@b()
class C: pass
class C(): pass
class C(A, B.c, *D, metaclass=E, **F): pass
class C(A):
    """Doc."""
    x: int = 1
    def f(self): return super().f()
    y = x
if a:
    def f():
        if b:
            return 1
        # comment at the end
    # another, further out
x = [
    1,
# comment at column 0
    2
]
if x:
# comment
    y
        # deeper comment
    z
  # shallower comment
else:
    w
def f(
    a,
b,
): return (
1
)
x = (a.
b)
x = a. \
  b
if a and \
   b:
    pass
for x in y:
	tab
	if z:
	        mixed
