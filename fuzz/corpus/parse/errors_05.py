nonlocal x
def f():
    nonlocal x
print "hello"
print x, y
exec "x"
except X: pass
try:
    pass
try:
    pass
x = 1
try:
    pass
except A, B:
    pass
try:
    pass
except:
    pass
except A:
    pass
else:
    pass
x = 5 6
