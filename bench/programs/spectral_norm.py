# The spectral norm of an infinite matrix, by the power method.
from math import sqrt


def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v, n):
    return [sum([a(i, j) * v[j] for j in range(n)]) for i in range(n)]


def transposed_times(v, n):
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += a(j, i) * v[j]
        result.append(total)
    return result


def both(v, n):
    return transposed_times(times(v, n), n)


def norm(n, rounds=10):
    u = [1.0] * n
    for _ in range(rounds):
        v = both(u, n)
        u = both(v, n)
    top = sum(x * y for x, y in zip(u, v))
    return sqrt(top / sum(x * x for x in v))


for n in (5, 50, 200):
    print(n, f"{norm(n):.9f}")
