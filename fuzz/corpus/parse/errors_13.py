{x: y for x in z, 1}
[*a for a in b]
x = 'a
y = 'b'
x = (
y = 1
def f(x):
    return x +
y = 1
def f(x:
    return x
for x in range(10):
print(x)
while 1:
# c
x
with open(x) as f
    pass
with open(x) as f:
pass
try
    pass
except: pass
a, b += 1
