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
