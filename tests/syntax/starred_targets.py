# Starred targets that are no names, where the grammar has none.
*(a, b), c = 1, 2, 3
*[a, b], = 1, 2
* (a, b), c = 1, 2, 3
a, *(b, c) = 1, 2, 3
a, *[b, c], d = x = 1, 2, 3, 4
(a, *(b, c)) = [a, *[b, c]] = 1, 2, 3
[*(a, (b, *c))] = 1, (2, 3)
*(
    a,
    b
), c = 1, 2, 3
*a[0:1], b = 1, 2
*(a)[0:1], b = 1, 2
*[a, b][0:1], c = 1, 2
*(f(x).y), c = 1, 2
*(a), b = 1, 2
if a: *(b, c), d = e
a = b; *(b, c), d = e
for *(a, b), c in d: pass
for a, *[b, c] in d: pass
for *[a, b], c in *(d, e), f: pass
[a for *(a, b), c in d if a in b for *[e, f], g in h]
*(1, 2), 3
*[1, 2], *(3, 4)
*"ab", 1
*{1}, 1
*(x for x in y), 1
*(a if b else c), d
*(a) if b else c, d
*(a) or b, d
*[a] < b, d
*(a).b(c)[d], e
x = *(a, b), c
x = a * (b)
x[a * (b)] = c
f(*(a, b), c=d)
f(a * (b), c=d)
return_ = [*(a, b), *[c]]
with open(a) as (b, *(c, d)): pass
