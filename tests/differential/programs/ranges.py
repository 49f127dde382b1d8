# range objects and the iteration built-ins around them.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], r.start, r.stop, r.step, 5 in r, 6 in r, 5.0 in r, "a" in r)
print(range(5), range(0), list(range(5, 0, -1)), list(range(5, 0)), range(0, 10, 2) == range(0, 9, 2), range(0) == range(2, 1), r.index(8), r.count(8), r.count(9))
print(range(10)[2:8:2], range(10)[-3:], list(range(10)[::-3]), len(range(0, 10**18)), range(10**20)[10**19], sum(range(101)), max(range(3, 9)), list(reversed(range(4))))
print(hash(range(3)) == hash(range(0, 3, 1)), bool(range(0)), bool(range(1)), range(-5, 5)[7], tuple(range(3)), [*range(2)], set(range(3)))
for i in range(3):
    for j in range(i, 3):
        if j == 2:
            continue
        print(i, j, end=" ")
    else:
        print("|", end=" ")
print()
for n in range(2, 30):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=",")
print()
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 8:
        break
    print(i, end=" ")
else:
    print("never")
print("after", i)
while i > 6:
    i -= 1
else:
    print("loop ended by itself", i)
print(list(enumerate("abc", 10)), list(zip(range(3), range(10, 100, 10))), list(zip()), list(zip([1])), dict(enumerate("xy")))
print(list(map(lambda a, b: a * b, range(4), range(1, 9))), list(filter(lambda n: n % 2, range(8))), list(map(int, "123")), list(map(max, [1, 5], [4, 2])))
print(next(iter([]), "nothing"), next(iter("x")), list(iter(iter([1, 2]))), list(iter(lambda c=iter([3, 2, 1, 0, 9]): next(c), 0)))
it = iter(range(5))
print(next(it), next(it), list(it), next(it, None))
pairs = iter("abcdef")
print(list(zip(pairs, pairs)), list(zip(*[iter(range(7))] * 3)))
z = zip("ab", "cd")
print(next(z), list(z), list(z))
e = enumerate(["x", "y"])
print(next(e), [*e])
m = map(str.upper, "abc")
print(next(m), "".join(m), sorted(map(abs, [-3, 2, -1])), sum(map(len, ["a", "bb"])))
print(all(n < 5 for n in range(5)), any(n > 5 for n in range(5)), max(range(5), key=lambda n: (n - 3) ** 2), min(range(5), key=lambda n: abs(n - 2)))
print([n for n in reversed([1, 2])], list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(0, 10, 4))), "".join(reversed("xyz")))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: range(1, 5, 0))
attempt(lambda: range("a"))
attempt(lambda: range())
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(5)[5])
attempt(lambda: range(5)["a"])
attempt(lambda: range(5).index(9))
attempt(lambda: range(5) + range(3))
attempt(lambda: setattr(range(5), "start", 3))
attempt(lambda: len(range(10**20)))
attempt(lambda: next(iter([])))
attempt(lambda: list(zip([1], 5)))
attempt(lambda: list(map(len, [1])))
attempt(lambda: next(5))
attempt(lambda: range(None))
attempt(lambda: list(map()))
