"""async for, async generators and what is awaited of them, async comprehensions, asynccontextmanager."""
import asyncio, contextlib, inspect, types

class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right
    async def __aiter__(self):
        if self.left:
            async for i in self.left:
                yield i
        yield self.value
        if self.right:
            async for i in self.right:
                yield i

def tree(seq):
    if not seq:
        return None
    i = len(seq) // 2
    return Tree(tree(seq[:i]), seq[i], tree(seq[i + 1:]))

class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        await asyncio.sleep(0)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.001)
            got = yield i
            if got: print("got", got)
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("ticker done")

@contextlib.asynccontextmanager
async def manager(name):
    print("enter", name)
    try:
        await asyncio.sleep(0)
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("exit", name)

async def worker(name, n):
    out = []
    async for i in ticker(n):
        out.append((name, i))
    return out

async def main():
    async for x in tree(range(5)):
        print(x)
    async for x in Countdown(3):
        if x == 1: continue
        print("count", x)
    else:
        print("else")
    async for x in Countdown(3):
        break
    else:
        print("never")
    print([x async for x in ticker(3) if x != 1], {x: x * x async for x in Countdown(3)}, {x async for x in Countdown(2)})
    g = (x * 2 async for x in ticker(2))
    print(type(g).__name__, inspect.isasyncgen(g), [v async for v in g])
    t = ticker(5)
    print(await t.__anext__(), await t.asend("hello"), await anext(t))
    print(await t.athrow(ValueError("boom")))
    try:
        await anext(t)
    except StopAsyncIteration as e:
        print("stop", repr(e))
    print(await anext(t, "default"))
    t = ticker(3)
    await anext(t)
    await t.aclose()
    await t.aclose()
    async with manager("a") as m:
        print(m)
    try:
        async with manager("b"):
            raise KeyError("inside")
    except KeyError as e:
        print("key", e)
    print(await asyncio.gather(worker("a", 2), worker("b", 3)))
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        print(e)
    try:
        for x in ticker(1):
            pass
    except TypeError as e:
        print(e)
    try:
        await 3
    except TypeError as e:
        print(e)
    try:
        async for x in types.SimpleNamespace():
            pass
    except TypeError as e:
        print(e)
    try:
        aiter([])
    except TypeError as e:
        print(e)
    try:
        anext([])
    except TypeError as e:
        print(e)
    async def bad():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad(): print(x)
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__))
    async def failing():
        yield 1
        raise LookupError("x")
    try:
        async for x in failing(): print(x)
    except LookupError as e:
        print(repr(e))
    print(inspect.isasyncgenfunction(ticker), inspect.iscoroutinefunction(ticker), inspect.iscoroutinefunction(worker))
    nested = [(a, b) async for a in Countdown(2) async for b in ticker(2)]
    print(nested)
    print([await asyncio.sleep(0, i) for i in range(3)])

    async def early():
        async for x in Countdown(3):
            async for y in Countdown(3):
                if y == 1:
                    return x, y

    print(await early())
    async with contextlib.aclosing(ticker(3)) as it:
        async for x in it:
            print(x)
            break
asyncio.run(main())
