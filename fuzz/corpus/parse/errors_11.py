if x:
    pass
else if y:
    pass
async def f():
    yield from x
def f():
    async for x in y: pass
def f():
    async with x: pass
def f():
    [x async for x in y]
from __future__ import foo
x = 1
from __future__ import annotations
def f():
    from x import *
def f():
    x = 1
    global x
def f(x):
    global x
def f():
    print(x)
    global x
match x:
    case 1:
    pass
