# Slices of every kind: reading, assigning, deleting, negative steps, slice objects, user classes.
items = list(range(10))
print(items[2:5], items[:3], items[7:], items[:], items[::2], items[1::3])
print(items[::-1], items[8:2:-2], items[-3:], items[:-3], items[-3:-1], items[5:2], items[2:5:-1])
print(items[100:], items[-100:3], items[3:100], items[::-4], items[-1:-11:-3], items[0:0])
print("abcdefg"[1:6:2], "abcdefg"[::-1], (1, 2, 3, 4)[1:3], b"bytes"[1:4], range(20)[3:15:4], range(10)[::-1])

work = items[:]
work[2:5] = ["a", "b"]
print(work)
work[1:1] = [100, 200, 300]
print(work)
work[-2:] = []
print(work)
work[::3] = "wxyz"[:len(work[::3])]
print(work)
del work[1:4]
print(work)
del work[::2]
print(work)
work[:] = range(3)
print(work)
work[5:] = (7, 8)
print(work)
work[2:0] = ["in"]
print(work)
alias = work
alias += [1]
alias *= 2
print(work is alias, work)


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


def set_extended():
    a = [1, 2, 3, 4]
    a[::2] = [1]


def set_not_iterable():
    a = [1]
    a[0:1] = 5


def set_out_of_range():
    a = [1]
    a[3] = 5


def delete_out_of_range():
    a = [1]
    del a[3]


attempt("extended", set_extended)
attempt("not iterable", set_not_iterable)
attempt("set", set_out_of_range)
attempt("del", delete_out_of_range)
attempt("zero step", lambda: items[::0])
attempt("float index", lambda: items[1.5])
attempt("str index", lambda: items["a"])
attempt("float slice", lambda: items[1.0:])
attempt("tuple index", lambda: (1, 2)[5])
attempt("tuple str", lambda: (1, 2)["0"])
attempt("str index", lambda: "abc"[10])
attempt("str by str", lambda: "abc"["a"])
attempt("range", lambda: range(3)[3])
attempt("bytes", lambda: b"abc"[7])
attempt("pop", lambda: [].pop())
attempt("pop far", lambda: [1].pop(4))
attempt("none", lambda: None[0])
attempt("int", lambda: 5[0] if False else (5).__getitem__)
attempt("slice dict", lambda: {}[1:2])

s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(6), slice(5), slice(None, None, -1).indices(4), items[s])
print(slice(1, 2) == slice(1, 2), slice(-5, 100).indices(10))


class Grid:
    def __init__(self, rows, columns):
        self.rows, self.columns, self.log = rows, columns, []

    def __getitem__(self, key):
        return f"get {key!r}"

    def __setitem__(self, key, value):
        self.log.append((key, value))

    def __delitem__(self, key):
        self.log.append(("del", key))

    def __len__(self):
        return self.rows


g = Grid(3, 4)
print(g[1], g[1, 2], g[1:2], g[:, 0], g[..., 1:3], g[::2, None], g[()], g["key"], g[-1])
g[0] = 1
g[1, :] = 2
g[0] += "!"
del g[1:2], g[3]
print(g.log)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


print(items[Index(3)], items[Index(1):Index(4)], "abc" * Index(2), list(range(Index(3))), hex(Index(255)))
nested = [[0] * 3 for _ in range(2)]
nested[0][1] = nested[1][2] = 9
print(nested)
shared = [[0] * 2] * 2
shared[0][0] = 1
print(shared)
text = "one,two,three"
print(text[text.index(",") + 1:], text[:text.find("zzz")], text[-5:][::-1])
