# Sorting: stability, keys, reverse, cmp_to_key, comparisons that are counted, own algorithms.
import functools
import heapq
import bisect
from operator import attrgetter, itemgetter

people = [("ann", 30, 1.7), ("bob", 25, 1.8), ("cid", 30, 1.6), ("dan", 25, 1.8), ("eve", 35, 1.7)]
print(sorted(people, key=itemgetter(1)), sorted(people, key=itemgetter(1), reverse=True))
print(sorted(people, key=itemgetter(2, 1)), sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(sorted(people, key=itemgetter(0), reverse=True), key=itemgetter(1)))
by_two = functools.cmp_to_key(lambda a, b: (a[1] > b[1]) - (a[1] < b[1]) or (b[0] > a[0]) - (b[0] < a[0]))
print(sorted(people, key=by_two), max(people, key=by_two), min(people, key=by_two))


@functools.total_ordering
class Card:
    compared = 0

    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def __lt__(self, other):
        Card.compared += 1
        return self.rank < other.rank

    def __eq__(self, other):
        return self.rank == other.rank

    def __repr__(self):
        return f"{self.rank}{self.suit}"


hand = [Card(r, s) for r, s in zip((5, 2, 9, 2, 5, 1), "abcdef")]
print(sorted(hand), sorted(hand, reverse=True), Card.compared > 5, sorted(hand, key=attrgetter("suit"), reverse=True), min(hand), max(hand), hand[0] >= hand[1])
hand.sort(key=lambda c: (c.rank % 2, c.suit))
print(hand)
mixed = [3, 1.5, True, 2, 0.5, False]
print(sorted(mixed), sorted("Hello World"), sorted(["b", "B", "a", "A"]), sorted([[2], [1, 5], [1], []]), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "2"]), sorted(["10", "9", "2"], key=int))
print(sorted({"b": 1, "a": 2}.items()), sorted([None, 3, None, 1], key=lambda v: (v is not None, v or 0)), sorted([float("inf"), -1, 0.0, -0.0]))
data = list(range(20, 0, -3)) + list(range(5))
data.sort(key=lambda n: n % 4)
print(data)
rng = 12345
values = []
for _ in range(200):
    rng = (rng * 1103515245 + 12345) % 2**31
    values.append(rng % 1000)
ordered = sorted(values)
print(ordered[:10], ordered[-5:], all(a <= b for a, b in zip(ordered, ordered[1:])), sorted(values, key=lambda v: -v)[:5], sorted(ordered) == ordered)


def quick(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right, out = merge_sort(items[:middle]), merge_sort(items[middle:]), []
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right


def bubble(items):
    items = items[:]
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


print(quick(values) == ordered, merge_sort(values) == ordered, bubble(values[:40]) == sorted(values[:40]))
heap = []
for v in values[:12]:
    heapq.heappush(heap, v)
print([heapq.heappop(heap) for _ in range(5)], heapq.nlargest(3, values), heapq.nsmallest(3, values), heapq.nsmallest(2, people, key=itemgetter(2)))
heap = [5, 3, 8, 1]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 9), heapq.heappushpop(heap, 0), heap, list(heapq.merge([1, 4], [2, 3], [0])))
table = [10, 20, 20, 30]
print(bisect.bisect(table, 20), bisect.bisect_left(table, 20), bisect.bisect_right(table, 5), bisect.bisect(table, 99))
bisect.insort(table, 25)
print(table, ["F", "D", "C", "B", "A"][bisect.bisect([60, 70, 80, 90], 85)])


class Fails:
    def __lt__(self, other):
        raise RuntimeError("no comparing")


try:
    sorted([Fails(), Fails()])
except RuntimeError as error:
    print(error)
ranks = {name: i for i, (name, *_) in enumerate(sorted(people, key=itemgetter(2), reverse=True), 1)}
print(ranks, sorted(ranks, key=ranks.get), [k for k, _ in sorted(ranks.items(), key=lambda kv: kv[1], reverse=True)])
