x = [
    1,
# comment at column 0
    2
]
if x:
# comment
    y
        # deeper comment
    z
  # shallower comment
else:
    w
def f(
    a,
b,
): return (
1
)
x = (a.
b)
x = a. \
  b
if a and \
   b:
    pass
for x in y:
	tab
	if z:
	        mixed

