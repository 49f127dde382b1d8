x = {,}
x[]
x[1:2:3:4]
def f(a b): pass
def f(1): pass
lambda x y: 1
while x = 1: pass
x <> y
10L
0xfgh
`x`
ur"abc"
