x: int: 3
(a, b): int
[a]: int = 1
a if b
x = a if b
x = (a if b)
not
x = not
x ==
x = = 3
x =
if x: pass
elif: pass
