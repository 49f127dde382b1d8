1 = x
"a" = x
None = 1
a + b = c
(a, f()) = 1
[a, 1] = 2
f() += 1
(a, b) += 1
for f() in x: pass
for 1 in x: pass
with a as f(): pass
del f()
