"""array.array: typed numbers, their limits and messages."""
from array import array, typecodes


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


a = array("d", [1, 2.5, 3])
print(a, len(a), a.typecode, a.itemsize, a[0], a[-1], a[1:], a[::-1])
a[0] = 7
a.append(4)
a.extend(a)
print(a, 7.0 in a, a.count(4.0), a.index(2.5), sum(a))
attempt(lambda: a[100])
attempt(a.__setitem__, 100, 1)
attempt(a.__setitem__, 0, "x")
attempt(a.append, None)
attempt(lambda: a["x"])
b = array("b", range(-3, 3))
print(b, b.tolist(), b.tobytes(), b == array("b", [-3, -2, -1, 0, 1, 2]), b < array("b", [5]))
attempt(b.append, 128)
attempt(b.append, -129)
attempt(b.append, 1.5)
attempt(array("H").append, -1)
attempt(array("i", [1]).append, 2 ** 40)
attempt(array, "x")
attempt(array, "i", "abc")
f = array("f", [0.1, 1e10])
print(f, f[0] == 0.1, f.tolist())
q = array("q", [2 ** 62, -(2 ** 63)])
print(q, q[1])
del q[0]
q += array("q", [5])
q *= 2
print(q, q + array("q", [1]), 2 * q)
q[1:2] = array("q", [9, 9])
q.reverse()
q.insert(1, 4)
print(q, q.pop(), q.pop(0), q)
q.remove(4)
attempt(q.remove, 1000)
attempt(array("i").pop)
c = array("B", b"hello")
print(c, bytes(c), c.tobytes().decode(), memoryview(b"ab").tolist())
c.byteswap()
print(array("u", "héllo"), array("u", "ab").tounicode(), array("i"))
print(isinstance(a, array), type(a), [x for x in array("i", [3, 1, 2])], sorted(array("i", [3, 1, 2])))
total = 0.0
grid = [array("d", [0.0] * 8) for _ in range(8)]
for i in range(8):
    for j in range(8):
        grid[i][j] = i * j / 2
        total += grid[i][j]
print(total, grid[7][7], max(grid[3]))
