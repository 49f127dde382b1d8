# List, set, dict and generator comprehensions: scoping, nesting, conditions, evaluation order.
layers = [3, 16, 32, 64]
pairs = [(a, b) for a, b in zip(layers, layers[1:])]
print(pairs)
print([f"conv{i}" for i, _ in enumerate(pairs, start=1)])
print({name: width for name, width in zip("abcd", layers)})
print(sorted({w % 7 for w in range(40)}))
print(sum(a * b * 9 for a, b in pairs))

matrix = [[r * 4 + c for c in range(4)] for r in range(3)]
print(matrix)
print([row[i] for row in matrix for i in range(4) if (row[i] + i) % 3 == 0])
print([[row[i] for row in matrix] for i in range(4)])
print([(x, y) for x in range(4) if x % 2 for y in range(x) if y != 1])

x = "outer"
inner = [x for x in range(3)]
print(x, inner)


def tell(tag, value):
    print("  eval", tag, value)
    return value


print({tell("k", k): tell("v", k * k) for k in tell("iter", range(3)) if tell("if", k != 1)})

functions = [lambda: i for i in range(4)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(4)]
print([f() for f in functions])

gen = (n * n for n in range(10) if n % 2)
print(next(gen), next(gen), list(gen), list(gen))

size = 3


class Config:
    size = 5
    wide = [size for _ in range(2)]  # the class's own name is not visible inside
    direct = [n for n in range(size)]  # but the first iterable is evaluated in the class


print(Config.wide, Config.direct)

flat = [leaf for branch in [[1, [2]], [3]] for leaf in branch if not isinstance(leaf, list)]
print(flat)
print([y := 1, y**2, y + 3])
print([last := n for n in range(5)], last)
print({(a, b): a ^ b for a in range(2) for b in range(2)})
print({*[n // 2 for n in range(3)]} == {0, 1})
print([*(c.upper() for c in "abc"), *[1, 2], *{7: "x"}, *"yz"])
print({**{k: 1 for k in "ab"}, "b": 2, **{"c": 3}})
print(max((len(w), w) for w in "conv pool linear relu".split()))
print(any(n > 5 for n in layers), all(n > 5 for n in layers))
print([n if n % 2 else -n for n in range(6)])
print([a for a, *rest in [(1, 2, 3), (4,), (5, 6)] if rest])


def chunks(items, k):
    return [items[i:i + k] for i in range(0, len(items), k)]


print(chunks(list(range(7)), 3))
print("".join(c for c in "h e l l o" if not c.isspace()))
nested = {outer: {inner_: outer * inner_ for inner_ in range(outer)} for outer in range(4)}
print(nested)
try:
    [1 / n for n in (2, 1, 0)]
except ZeroDivisionError as error:
    print(type(error).__name__, error)
print(list(map(lambda p: p[0] - p[1], pairs)), list(filter(None, [0, 1, "", "a", [], [0]])))
