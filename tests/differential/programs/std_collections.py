# All of collections.
import collections
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, abc, defaultdict, deque, namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._make([3, 4]), p == (1, 2), len(p), [*p], p < Point(1, 3), hash(p) == hash((1, 2)), isinstance(p, tuple))
Layer = namedtuple("Layer", "kind width bias", defaults=(8, True))
print(Layer("conv"), Layer("fc", bias=False), Layer._field_defaults, Layer.__doc__, namedtuple("R", "a class b a", rename=True)._fields)
x, y = p
print(x, y, "%s-%s" % p, f"{p.x:>3}")


class Named(namedtuple("Base", "a b")):
    __slots__ = ()

    @property
    def total(self):
        return self.a + self.b

    def __new__(cls, a, b=10):
        return super().__new__(cls, a, b)


print(Named(1), Named(1, 2).total, Named(5)._replace(b=0))

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], 3 in d, d.count(3), d.index(3))
d.rotate(1)
print(d, d.pop(), d.popleft(), d)
d.extend([7, 8])
d.extendleft([9, 10])
d.rotate(-2)
print(d, list(reversed(d)), d.copy() == d)
d.remove(9)
d.insert(1, "in")
d[0] = "set"
del d[-1]
print(d, deque("abc"), deque(), deque([1]) + deque([2]), deque([1]) * 3, deque([1, 2]) < deque([1, 3]), bool(deque()))
d.clear()
d.reverse()
print(d, list(deque(range(10), 3)))

dd = defaultdict(list)
for word in ["apple", "bob", "avocado", "cat", "bean"]:
    dd[word[0]].append(word)
print(dd, dict(dd), dd.get("z"), "z" in dd, dd["z"], dd.default_factory, len(dd))
counts = defaultdict(int, a=5)
for ch in "banana":
    counts[ch] += 1
nested = defaultdict(lambda: defaultdict(dict))
nested["a"]["b"]["c"] = 1
print(counts, nested["a"]["b"], sorted(nested), defaultdict(None, {1: 2}), defaultdict(int) == {}, dd.pop("z"), dd.setdefault("q", []))
try:
    defaultdict(None)["k"]
except KeyError as error:
    print("KeyError", error)

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), c.most_common(), sorted(c.elements()), c.total(), sum(c.values()), Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=2))
print(Counter(a=3, b=1) & Counter(a=1, b=5), Counter(a=3) | Counter(a=1, b=5), +Counter(a=1, b=-1), -Counter(a=1, b=-1), Counter([1, 1, 2]), Counter({"x": 2}), Counter() == {}, Counter("ab") == Counter("ba"), Counter(a=1) <= Counter(a=2))
c.update("sss")
c.subtract({"i": 10})
c["new"] += 1
del c["m"]
print(c, c.most_common()[:-3:-1], c.copy() == c, list(c), Counter(w for w in "a b a".split()).most_common(1)[0][0])

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o["d"] = 4
print(o, o.popitem(), o.popitem(last=False), list(o.items()), o == OrderedDict([("c", 3), ("a", 1)]), o == {"c": 3, "a": 1})
o.move_to_end("a", last=False)
o.update(z=26)
print(o, list(reversed(o)), o.pop("z"), OrderedDict(x=1) | {"y": 2}, OrderedDict.fromkeys("ab", 0), len(o), "a" in o, repr(OrderedDict()))

base, override = {"lr": 0.1, "seed": 1}, {"lr": 0.5}
cm = ChainMap(override, base)
print(cm["lr"], cm["seed"], sorted(cm), len(cm), cm.maps, cm.new_child({"seed": 7})["seed"], cm.parents["lr"], dict(cm), "lr" in cm, cm.get("no", 3))
cm["new"] = 1
print(override, cm)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Items(UserList):
    def double(self):
        return Items(v * 2 for v in self)


low = Lower(A=1)
low["BIG"] = 2
low.update({"Cc": 3})
print(low, low.data, "a" in low, len(low), Items([1, 2]).double() + [3], Items([3, 1])[0], sorted(Items([3, 1])))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: p.z)
attempt(lambda: setattr(p, "x", 5))
attempt(lambda: namedtuple("Bad", "a a"))
attempt(lambda: namedtuple("Bad", "1a"))
attempt(lambda: namedtuple("Bad", "_a"))
attempt(lambda: p._replace(q=1))
attempt(lambda: Point._make([1]))
attempt(lambda: deque().pop())
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1]).remove(2))
attempt(lambda: deque(5))
attempt(lambda: deque([1], -1))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: OrderedDict().move_to_end("q"))
attempt(lambda: defaultdict(5))
attempt(lambda: cm["absent"])
attempt(lambda: Counter(5))
attempt(lambda: deque([1, 2])[0:1])
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance((), abc.Iterable), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), isinstance(len, abc.Callable), isinstance({}.keys(), abc.KeysView),
      isinstance("", abc.Sized), isinstance((i for i in ""), abc.Generator), isinstance(iter([]), abc.Iterator), isinstance({1}, abc.Set), isinstance([], abc.MutableSequence), isinstance("s", (list, abc.Sequence)), issubclass(dict, abc.MutableMapping))


class Bag(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


bag = Bag()
bag.update(a=1, b=2)
print(bag.get("z", 0), bag.setdefault("c", 3), list(bag.items()), bag.pop("a"), "b" in bag, bag == {"b": 2, "c": 3}, bag.popitem(), len(bag))
