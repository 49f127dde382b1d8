a = b += 1
a += b = 1
global x y
import a b
x y = 1
if x == 1: else: pass
x.1
x..y
1.x
f(a, , b)
[1,,2]
(,)
