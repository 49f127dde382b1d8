# Data flowing through chains of generators, iterators and itertools.
from itertools import chain, islice, takewhile


def source(n):
    state = 7
    for i in range(n):
        state = (state * 75 + 74) % 65537
        yield i, state


def only(predicate, items):
    for item in items:
        if predicate(item):
            yield item


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def running(values):
    total = 0
    for v in values:
        total += v
        yield total


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


def averager():
    total = count = 0
    mean = None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count


def tree(depth, width=3):
    return depth if depth == 0 else [tree(depth - 1) for _ in range(width)]


pipeline = batches(only(lambda p: p[1] % 3 == 0, source(400000)), 32)
sums = [sum(v for _, v in batch) for batch in pipeline]
print(len(sums), sums[:3], sums[-1], max(sums), sum(sums))
print(sum(1 for _ in flatten(tree(10))), list(islice(running(v for _, v in source(10**9)), 5)))
mean = averager()
next(mean)
for _, value in source(250000):
    last = mean.send(value)
print(f"{last:.6f}")
print(sum(takewhile(lambda v: v < 10**7, running(v % 1000 for _, v in source(10**9)))) % 1000003)
squares = (n * n for n in range(400000))
odd = (n for n in squares if n & 1)
print(sum(n % 7 for n in chain(odd, range(1000))))
