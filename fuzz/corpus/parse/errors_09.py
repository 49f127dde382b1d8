def class(): pass
x = lambda: (yield)
[x for x in (yield)]
[(yield x) for x in y]
def f():
    return [(yield x) for x in y]
a = *b
*a = b
*a, *b = c
*a
print(*a if b else c for x in y)
x = (*a)
f(x for x in y, 1)
