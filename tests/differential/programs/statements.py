# The remaining statements and expressions: del, global, assert, pass, ternaries, lambda forms, chained assignment, while-else, type hints.
import sys

a = b = c = 0
a += 1; b -= 2; c *= 3
print(a, b, c)
x, y = 1, 2
x, y = y, x
(x, y), z = (x + 1, y + 1), x
print(x, y, z)
n = 10
n //= 3; n **= 2; n %= 5; n <<= 3; n >>= 1; n |= 1; n &= 0xF; n ^= 2
print(n)
f = 7.0
f /= 2; f -= .5
print(f, 1 if f else 2, "a" if 0 else "b" if 1 else "c", not f or n, (f, n)[f > 1])
del a, b
print("a" in globals(), "c" in globals())
if not c: pass
elif c == 1: print("one")
else: print("other")
print(1 < 2 > 1 == 1 != 0, 1 in [1] == True, not 1 == 2, 2 ** -1, -2 ** 2, 2 ** 3 ** 2, (lambda: (yield_ := 5))(), ~-1, - -1, not not 0, 1 or 1 / 0, 0 and 1 / 0)
print(0b101, 0o17, 0xfF, 1_000_000, 1e3, .5, 5., 0xDEAD_BEEF, 00, "a" "b" 'c', b"x" b"y", """multi
line""", r'\d' '\t|', u"uni", ..., None is None, True is not False)
print((1,), (), [], {}, {1}, {1: 2}, (1), ((1)), [[]], (1, *[2]), [*(), *"a"], {**{}}, f"{1}" "2")
print(print, end="") if False else print("conditional call")
assert True, "never shown"
try:
    assert [], "empty list"
except AssertionError as e:
    print("assert:", e)
try:
    assert (0)
except AssertionError as e:
    print("assert:", repr(e))


def early(n):
    if n < 0:
        return
    for i in range(n):
        if i == 2:
            return i, "found"
    else:
        return "loop ended"
    return "never"


print(early(-1), early(1), early(5))


def docstring():
    "the doc"


def no_body(): ...


print(docstring.__doc__, docstring(), no_body())
i = 0
while i < 3:
    i += 1
    if i == 2: continue
    print(i, end=" ")
else:
    print("else")
for i in []:
    pass
else:
    print("empty", i)
for i, ch in enumerate("ab"): print(i, ch, end=";")
print()
for x in [1, 2], [3, 4]: print(x, end=" ")
print()
for d["k"] in () if (d := {}) is None else (1, 2): pass
print(d)
lst = [0, 0]
for lst[0] in range(3): pass
for lst[-1], q in zip("ab", "cd"): pass
print(lst, q)
del lst[0], d["k"]
print(lst, d)


class Empty: pass


class Attr:
    x = y = 5
    def m(self): return self.x
    m2 = m
    lam = lambda self: self.y
    del y


o = Attr()
o.x += 1
o.new = o.other = [o.x]
print(o.m(), o.m2(), Attr.x, hasattr(Attr, "y"), o.new is o.other)
del o.x
print(o.x)
global_list = []


def modify():
    global_list.append(1)
    global fresh
    fresh = "made"
    for global_list_item in global_list: pass
    return locals()


print(modify(), fresh)
matrix = [[1, 2], [3, 4]]
matrix[0][1] += 10
matrix[1] += [5]
matrix[0], matrix[1] = matrix[1], matrix[0]
print(matrix, matrix[-1][-1:], matrix[0][::2])
s = "text"
s += "!" * 3
s = s.upper().replace("!", "?", 1)[::-1] + s[0]
print(s)
if (m := len(s)) > 5 and (k := m * 2) < 100: print(m, k)
print([j for i in range(3) if i for j in range(i) if j], {k: v for k, v in zip("ab", (1, 2))}, sum(i for i in range(4)), [(lambda q: q * i)(2) for i in range(3)])
print(*(lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3), sep="|")
print((lambda x, /, y=2, *, z: x + y + z)(1, z=3), (lambda: None)(), (lambda *, a: a)(a=1))
value = [1, 2, 3][1] if len("ab") == 2 else {}["missing"]
print(value, [1, 2, 3] [0], "abc" [1], (1, 2) [0], {"a": {"b": 1}}["a"]["b"])
if True: print("one line"); print("two statements")
backslash = 1 + \
    2
print(backslash, (1 +
                  2), [
    1,
    2,
], sys.argv[1:])
ñame = "unicode identifiers"
print(ñame, __name__, __doc__)
try: 1 / 0
except ZeroDivisionError: print("inline except")
finally: print("inline finally")
with open(__file__) as g, open(__file__) as h: print(g.readline() == h.readline())
async def coroutine():
    return 5


async def main():
    return await coroutine() + 1


pending = main()
print(type(pending).__name__, main.__name__, pending.close())
@lambda f: f() + 1
def decorated(): return 41
print(decorated, type(Empty()).__name__, (yes := "walrus"), yes)
