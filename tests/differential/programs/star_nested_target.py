"""A starred target that is itself a tuple: allowed, hardly ever written."""
(a, b), c, *(d, e) = [1, 2], 3, 4, 5
print(a, b, c, d, e)
for first, *[second, third] in [(1, 2, 3), "xyz"]:
    print(first, second, third)
