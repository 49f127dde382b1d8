# Generators: yield, send, throw, close, yield from, return values, cleanup.
def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "lift-off"


def delegate(n):
    result = yield from countdown(n)
    print("  sub-generator gave", result)
    yield from "ab"
    yield from [10, 20]
    return result.upper()


gen = delegate(2)
while True:
    try:
        print(next(gen))
    except StopIteration as stop:
        print("stopped with", stop.value)
        break
print(list(gen))


def averager():
    total, count, mean = 0, 0, None
    while True:
        value = yield mean
        if value is None:
            return total, count
        total += value
        count += 1
        mean = total / count


avg = averager()
print(next(avg))
for v in (10, 30, 5):
    print(avg.send(v))
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value, stop.args)

fresh = averager()
try:
    fresh.send(1)
except TypeError as error:
    print(error)


def guarded():
    try:
        while True:
            try:
                got = yield "ready"
                print("  got", got)
            except ValueError as error:
                print("  caught", error)
                yield "recovered"
    finally:
        print("  cleaned up")


g = guarded()
print(next(g), g.send(5))
print(g.throw(ValueError("bad value")))
print(next(g))
g.close()
g.close()
print(next(g, "exhausted"))

h = guarded()
next(h)
try:
    h.throw(KeyError("missing"))
except KeyError as error:
    print("came out:", repr(error))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def leaking():
    yield 1
    raise StopIteration("inner")


try:
    list(leaking())
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


def walk(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from walk(branch)
    else:
        yield tree


print(list(walk([1, [2, [3, [4]], 5], [[6]]])))


def forwarder():
    while True:
        try:
            result = yield from averager()
            print("  inner returned", result)
        except ZeroDivisionError:
            print("  zero!")
            return


f = forwarder()
next(f)
print(f.send(4), f.send(8))
f.send(None)
try:
    f.throw(ZeroDivisionError)
except StopIteration:
    print("forwarder ended")


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


from itertools import islice, takewhile

print(list(islice(fib(), 12)), list(takewhile(lambda n: n < 60, fib())))
print(sum(n for n in islice(fib(), 30) if n % 2 == 0))
lazy = (print("  side", n) or n for n in range(3))
print("not started")
print(next(lazy))
print(2 in lazy, list(lazy))
print(dict(zip("abc", countdown(3))), [*countdown(3)], tuple(countdown(2)))
first, *rest = countdown(4)
print(first, rest)


def empty():
    return
    yield


print(list(empty()), iter(gen) is gen, type(gen).__name__, gen.__name__)
