del 1
del (a, 1)
return 1
def f():
    break
continue
yield 1
class A:
    yield 1
class A:
    return 1
await x
def f():
    await x
def f(a, a): pass
def f(a=1, b): pass
