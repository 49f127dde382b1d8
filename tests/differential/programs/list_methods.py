# Every method of list and tuple.
a = [3, 1, 2]
a.append(5)
a.extend([4, 4])
a.extend(x for x in (9,))
a.insert(0, "first")
a.insert(-1, "near end")
a.insert(100, "end")
a.insert(-100, "start")
print(a, len(a), a.index(4), a.index(4, 7), a.count(4), 5 in a, "z" not in a)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(1), a)
a.remove("first")
print(a, a.reverse(), a, a.copy() == a, a.copy() is a)
a.sort()
print(a)
a.sort(reverse=True)
print(a, sorted(a), sorted(a, key=lambda n: n % 3), sorted("bca"), sorted({3: 1, 1: 2}), sorted([(1, "b"), (1, "a"), (0, "z")]))
a.clear()
print(a, bool(a), [] == [], [[]] == [[]], [] is [])

words = ["pear", "fig", "banana", "kiwi", "apple", "date", "Cherry"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.lower), sorted(words, key=lambda w: (-len(w), w)))
records = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(records, key=lambda r: r[1]), sorted(records, key=lambda r: r[0]), sorted(sorted(records), key=lambda r: r[1], reverse=True))
print([1, 2] + [3], [0] * 4, 3 * [1, 2], [1] * 0, [1] * -2, [1, 2] == [1, 2], [1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] > [1, 99], [1, 2] != (1, 2), [] < [0])
print(list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(), list(map(str, [1])), [*[]], list(enumerate("ab")), list(zip([1, 2], "ab", (True, False, None))))
print(list(reversed([1, 2, 3])), max([3, 9, 2]), min([3, 9, 2], key=lambda v: -v), max([], default="none"), sum([1, 2, 3]), sum([[1], [2]], []), sum([0.5, 1]), sum((), 5))
print(max("b", "abc", key=len), min(4, 2, 8), any([]), all([]), any([0, ""]), all([1, "a"]), max([1, 2], [1, 3]), min([(2, "a"), (1, "z")]))
b = [1, 2, 3]
c = b
c += [4]
print(b, b is c)
c = c + [5]
print(b, c)
b *= 2
print(b, [b, b][1] is b)
loop = [1]
loop.append(loop)
print(loop, repr((loop,)))
print([1, 2.0, "s", None, True, b"b", (1,), [2], {3}, {"k": "v"}, 1j, print, len, int, range(2), slice(1)][:13])
del b[0], b[-1]
print(b, [x for x in b if b.remove(x) is None], b)
grid = [[0] * 3 for _ in range(2)]
grid[1][2] = 5
print(grid, [list(r) for r in zip(*grid)], sum(map(sum, grid)))
stack, queue = [], []
for n in range(5):
    stack.append(n)
    queue.insert(0, n)
print([stack.pop() for _ in range(3)], [queue.pop() for _ in range(3)], stack, queue)

t = (1, 2, 3, 2)
print(t, (1,), (), t + (4,), t * 2, t.index(2), t.index(2, 2), t.count(2), t[1], t[-1], 2 in t, len(t), tuple("ab"), tuple([1]), (1, 2) < (1, 3), (1, 2) == (1, 2.0))
print(hash((1, "a")) == hash((1, "a")), {(1, 2): "x"}[1, 2], (1, [2]), tuple(), sorted(t, reverse=True), t is tuple(t), (1) == 1, (1, (2, (3,))))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: [1].index(5))
attempt(lambda: [1].remove(5))
attempt(lambda: (1,).index(5))
attempt(lambda: [1, "a"].sort())
attempt(lambda: sorted([1, None]))
attempt(lambda: sorted([(1, []), (1, {})]))
attempt(lambda: [1] + (2,))
attempt(lambda: (1,) + [2])
attempt(lambda: [1] * "a")
attempt(lambda: [1] < (1,))
attempt(lambda: [1].append(1, 2))
attempt(lambda: [1].extend(5))
attempt(lambda: list(5))
attempt(lambda: hash([1]))
attempt(lambda: {[1]: 2})
attempt(lambda: max([]))
attempt(lambda: min(5))
attempt(lambda: sum(["a"]))
attempt(lambda: [].pop(0))
attempt(lambda: (1, 2).append(3))
attempt(lambda: t.__setitem__)
attempt(lambda: [1, 2].sort(lambda x: x))
attempt(lambda: [3, 1].sort(key=5))
attempt(lambda: max(1, "a"))
attempt(lambda: [1].insert("a", 1))
attempt(lambda: list(zip([1], [2, 3], strict=True)))
attempt(lambda: reversed({1}))
attempt(lambda: next([1]))
attempt(lambda: iter(5))
attempt(lambda: enumerate(5))
attempt(lambda: [1, 2, 3][True], )


def assign_tuple():
    t[0] = 5


attempt(assign_tuple)
attempt(lambda: t.missing)
