x: Annotated[int, f(a=1), 2:3] = 1
x: lambda: int = 3
x: 1 if a else 2
pass
assert x
assert x, "message %d" % y
assert (x, y)
del a, b.c, d[0], (e, f), [g]
del (a)
raise
raise A
raise A(b) from c
print
print(a, file=b)
print >>f, x
print -1, (a), b
print (a), b
print.x = exec = 3
exec("code")
match = type = case = 3
match(x), match[x], match.y, match * 2, match in x
match, x = 1, 2
type(x).y = z
type(x), type.z, type[int]
_ = 1

if a: b
if a: b; c;
if a:
    b
elif c: d
elif e:
    f
else: g
if a:
    pass
else:
    if b:
        pass
while a:
    break
else:
    pass
for x in y: continue
for x, *y in *a, b: pass
for (x, y), z in a: pass
for x.y in a: pass
for x[0] in a, :
    pass
else:
    pass
