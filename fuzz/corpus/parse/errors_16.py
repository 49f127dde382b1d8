def f(None): pass
def f(x=1, /, y): pass
def f(/, x): pass
def f(x, /, /): pass
def f(*, x, /): pass
f(**)
f(*)
x = *
def f():
	x
        y

