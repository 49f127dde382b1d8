def f:
    pass
def f():
x = 1
class A
    pass
class A:
for x in y
    pass
while True
    pass
  x = 1
x = 1
  y = 2
if x:
    y
  z
if x:
	y
        z
if x = 3:
    pass
f() = 1
