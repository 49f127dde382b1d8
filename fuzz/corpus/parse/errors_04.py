def f(*): pass
def f(*, **k): pass
def f(**k, a): pass
def f(*a, *b): pass
lambda a, a: 1
f(a=1, b)
f(**a, b)
f(**a, *b)
f(a=1, a=2)
f(a.b=1)
f(True=1)
f(1=2)
