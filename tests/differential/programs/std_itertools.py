# All of itertools.
import itertools as it
import operator
from itertools import chain, islice

print(list(islice(it.count(10), 3)), list(islice(it.count(1, 0.5), 4)), list(islice(it.count(5, -2), 4)), list(islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)), list(map(pow, range(4), it.repeat(2))))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], operator.mul)), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=100)), list(it.accumulate([])), list(it.accumulate("abc")))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1, 2], [3], []])), list(chain()), [*chain(range(2), {"k": 1})])
print(list(it.compress("abcdef", [1, 0, 1, 0, 1])), list(it.dropwhile(lambda n: n < 3, [1, 2, 3, 1])), list(it.takewhile(lambda n: n < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda n: n % 2, range(6))), list(it.filterfalse(None, [0, 1, ""])))
print([(k, list(g)) for k, g in it.groupby("aaabbca")], {k: [w for w in g] for k, g in it.groupby(sorted(["bb", "a", "cc", "d"], key=len), key=len)}, [k for k, _ in it.groupby([1, 1, 2, 1])])
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice(range(10), None)), list(islice([1, 2], 5)))
print(list(it.pairwise("abcd")), list(it.pairwise([1])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest([1, 2], [3])))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=3)), list(it.product()), list(it.product([1], [])), len(list(it.product(range(3), range(4), "xy"))))
print(list(it.permutations("abc")), list(it.permutations([1, 2, 3], 2)), list(it.permutations([1], 2)), list(it.combinations("abcd", 2)), list(it.combinations([1, 2], 3)), list(it.combinations_with_replacement("ab", 3)))
a, b, c = it.tee(iter([1, 2, 3]), 3)
print(next(a), next(a), list(b), list(a), list(c))
stream = iter(range(10))
print(list(islice(stream, 3)), next(stream), list(it.takewhile(lambda n: n < 7, stream)), list(stream))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: list(islice([1], -1)))
attempt(lambda: list(it.permutations(5)))
attempt(lambda: list(chain(1)))
attempt(lambda: list(it.combinations([1], -1)))
attempt(lambda: next(it.count("a")))
attempt(lambda: list(it.starmap(pow, [1])))
attempt(lambda: list(it.accumulate([1, "a"])))
attempt(lambda: list(it.repeat()))
attempt(lambda: it.nothing)
attempt(lambda: list(it.zip_longest([1], fill=2)))


def batched(iterable, n):
    source = iter(iterable)
    while batch := list(islice(source, n)):
        yield batch


def roundrobin(*iterables):
    pending = [iter(i) for i in iterables]
    while pending:
        for source in pending[:]:
            try:
                yield next(source)
            except StopIteration:
                pending.remove(source)


def sliding(iterable, n):
    window = []
    for x in iterable:
        window.append(x)
        if len(window) == n:
            yield tuple(window)
            window.pop(0)


def flatten(x):
    return chain.from_iterable(map(flatten, x)) if isinstance(x, (list, tuple)) else [x]


print(list(batched("abcdefg", 3)), list(roundrobin("abc", "d", "ef")), list(sliding(range(5), 3)), list(flatten([1, (2, [3, [4]]), []])))
grid = [dict(zip(("lr", "depth"), values)) for values in it.product([0.1, 0.01], [2, 3])]
print(grid)
widths = [3, 16, 32]
print([f"{i}->{o}" for i, o in it.pairwise(widths)], list(it.accumulate(widths, lambda s, k: s * 2 + k)), dict(zip("abc", it.count())))
counter = it.count()
ids = {name: next(counter) for name in ["conv", "pool", "fc"]}
print(ids, next(counter), repr(it.count(3)), repr(it.repeat(1, 2)), sum(1 for _ in it.product(range(10), repeat=4)))
print(max(it.combinations([3, 9, 4], 2), key=sum), sorted(it.chain("ba", "dc")), "".join(it.chain.from_iterable(it.repeat(c, n) for c, n in [("a", 2), ("b", 3)])))
loops = it.cycle([1, 2, 3])
print([next(loops) for _ in range(7)], list(zip("ab", it.cycle([0]))), [next(g) for _, g in it.groupby([5, 5, 6])])
