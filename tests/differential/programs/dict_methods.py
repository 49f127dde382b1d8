# Every method of dict, ordering, views, merging.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d, 1 in d, d["a"], d.get("z"), d.get("z", 0), d.get("a"))
print(d.setdefault("a", 99), d.setdefault("d", []), d.setdefault("e"), d)
d["d"].append(4)
print(d.pop("b"), d.pop("zz", "default"), d.popitem(), d)
d.update({"a": 5, "f": 6})
d.update(g=7, h=8)
d.update([("i", 9), ["j", 10]], k=11)
print(d)
del d["a"]
d["a"] = "moved to the end"
print(d, list(reversed(d)), list(reversed(d.items()))[0])
copy = d.copy()
copy["d"].append("shared")
copy["new"] = 1
print(d["d"], "new" in d, copy == d, dict(d) == d, dict(d) is d)
print(dict(), dict(a=1), dict([("x", 1), ("y", 2)]), dict({"z": 3}, w=4), dict(zip("ab", range(2))), {**{"a": 1}, **{"a": 2}}, dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
print({"a": 1} | {"b": 2} | {"a": 3}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, {1: "int", True: "bool", 1.0: "float"})
e = {"x": 1}
e |= {"y": 2}
e |= [("z", 3)]
print(e)
keys, values, items = e.keys(), e.values(), e.items()
e["w"] = 4
print(keys, values, items, len(keys), "w" in keys, 4 in values, ("w", 4) in items, ("w", 5) in items)
print(sorted(keys & {"x", "w", "q"}), sorted(keys | {"q"}), sorted(keys - {"x"}), sorted(keys ^ {"x", "q"}), keys == {"x", "y", "z", "w"}, sorted(items & {("x", 1), ("y", 0)}), keys.isdisjoint("pq"))
print([k for k in e], [(k, v) for k, v in e.items()], {v: k for k, v in e.items()}, sum(e.values()), max(e, key=e.get), sorted(e.items(), key=lambda kv: -kv[1]))
print({(1, 2): "tuple", None: "none", 1.5: "float", b"b": "bytes", frozenset([1]): "frozen", int: "type"}[None])
nested = {"model": {"layers": [{"type": "conv", "out": 8}, {"type": "fc"}]}}
print(nested["model"]["layers"][0]["out"], nested["model"].get("missing", {}).get("deep", "nothing"), nested)
count = {}
for ch in "mississippi":
    count[ch] = count.get(ch, 0) + 1
print(count, sorted(count, key=lambda c: (-count[c], c)))
groups = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    groups.setdefault(len(word), []).append(word)
print(groups, {k: len(v) for k, v in sorted(groups.items())})
loop = {"self": None}
loop["self"] = loop
print(loop)
empty = {}
empty.clear()
print(empty, bool(empty), bool({0: 0}), next(iter({"first": 1, "second": 2})), list({"a": 1}.items())[0])


class Registry(dict):
    def __missing__(self, key):
        self[key] = f"made {key}"
        return self[key]

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)


r = Registry(a=1)
print(r["a"], r["b"], r.get("c"), r, r.a, r.zed, isinstance(r, dict), len(r), {**r})


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: {}["missing"])
attempt(lambda: {}[1, 2])
attempt(lambda: {}[None])
attempt(lambda: {}.pop("k"))
attempt(lambda: {}.popitem())
attempt(lambda: {}[[]])
attempt(lambda: {{}: 1})
attempt(lambda: {1} in {})
attempt(lambda: dict(5))
attempt(lambda: dict([1]))
attempt(lambda: dict(["abc"]))
attempt(lambda: dict([("a", 1, 2)]))
attempt(lambda: dict(1, 2))
attempt(lambda: {}.update(5))
attempt(lambda: {} | [])
attempt(lambda: {} + {})
attempt(lambda: {} < {})
attempt(lambda: {}.nope)
attempt(lambda: {"a": 1}.get())
attempt(lambda: {}.setdefault([], 1))
attempt(lambda: d.keys()[0])
attempt(lambda: hash({}))


def change_while_looping():
    sizes = {"a": 1, "b": 2}
    for key in sizes:
        sizes[key + "x"] = 0


def shrink_while_looping():
    sizes = {"a": 1, "b": 2}
    for key in sizes:
        del sizes[key]


attempt(change_while_looping)
attempt(shrink_while_looping)
for key in list(e):
    if e[key] % 2:
        del e[key]
print(e)
print(repr({"quote's": 'dbl"', 1: {2: {3: set()}}, "t": (1,)}), str({}), f"{ {'a': 1} }", "%s" % {"k": None})
