# Sets and frozensets; printed sorted, or of small integers only.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, a.union(b, [6]), a.intersection(b), a.difference(b, [1]), a.symmetric_difference(b))
print(a <= b, {1} < a, a >= {1, 2}, a > a, a == {4, 3, 2, 1}, a != b, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint({8}), 3 in a, 9 not in a)
a.add(10)
a.add(1)
a.discard(99)
a.remove(2)
print(sorted(a), len(a))
a.update([20, 30], {40})
a.difference_update({10, 30})
a.intersection_update({1, 3, 20, 40, 50})
a.symmetric_difference_update({1, 60})
print(sorted(a))
c = set(b)
c |= {7}
c &= {3, 4, 7, 8}
c -= {3}
c ^= {1, 4}
print(sorted(c), b, c is not b)
print(set(), {*()}, frozenset(), frozenset([1]), set([1]), {1, 1.0, True}, {0, False}, bool(set()), bool({0}), len({"a", "b", "a"}), {(1, 2), (1, 2)})
f = frozenset("abc")
print(sorted(f), "a" in f, sorted(f | {"z"}), type(f | {"z"}).__name__, type({"z"} | f).__name__, f == set("cba"), hash(f) == hash(frozenset("cab")), {f: 1}[frozenset("bac")])
print(sorted(set("mississippi")), sorted({len(w) for w in "a bb cc ddd".split()}), {frozenset({1, 2}), frozenset({2, 1})} == {frozenset([1, 2])})
single = {5}
print(single.pop(), single, {1, 2}.copy() == {1, 2}, min({3, 1, 2}), sum({1, 2, 3}), sorted({3, 1, 2}, reverse=True), list({7}))
single.clear()
print(single, set.union({1}, {2}), set.intersection(*[{1, 2}, {2, 3}]), sorted(set(range(10)) - set(range(0, 10, 2))), sorted({n for n in range(20) if n % 3 == 0} & {6, 7, 9}))
seen, unique = set(), []
for n in [3, 1, 3, 2, 1]:
    if n not in seen:
        seen.add(n)
        unique.append(n)
print(unique, [x for x in [1, 2, 2, 3] if not (x in seen and seen.remove(x))])


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: {1}.remove(5))
attempt(lambda: {"k"}.remove("z"))
attempt(lambda: set().pop())
attempt(lambda: {[1]})
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1} < [2])
attempt(lambda: set(5))
attempt(lambda: a[0])
attempt(lambda: hash({1}))
attempt(lambda: frozenset([1]).add(2))
attempt(lambda: {{1}})
attempt(lambda: {1} & 5)
attempt(lambda: set(1, 2))


def change_while_looping():
    s = {1, 2, 3}
    for item in s:
        s.add(item + 10)


attempt(change_while_looping)


class Key:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Key) and self.name.lower() == other.name.lower()

    def __hash__(self):
        return hash(self.name.lower())

    def __repr__(self):
        return f"Key({self.name})"


print({Key("a"), Key("A")}, Key("x") in {Key("X")}, {Key("a"): 1, Key("A"): 2}, len({Key("a"), Key("b"), Key("B")}))


class NoHash:
    def __eq__(self, other):
        return True


attempt(lambda: {NoHash()})
print(NoHash.__hash__, 5 in [NoHash()], {1, 2} == frozenset([1, 2]), frozenset([3]) | {4})
graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}


def reachable(node, found=None):
    found = set() if found is None else found
    for nxt in sorted(graph[node]):
        if nxt not in found:
            found.add(nxt)
            reachable(nxt, found)
    return found


print(sorted(reachable("a")), sorted(reachable("d")), {k: sorted(v) for k, v in graph.items()})
