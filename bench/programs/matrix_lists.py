# Matrices as lists of lists: products, elimination, powers.
def make(n, m, seed):
    values = []
    for i in range(n):
        row = []
        for j in range(m):
            seed = (seed * 16807) % 2147483647
            row.append(seed % 19 - 9)
        values.append(row)
    return values


def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def product_by_index(a, b):
    n, k, m = len(a), len(b), len(b[0])
    c = [[0] * m for _ in range(n)]
    for i in range(n):
        for j in range(m):
            total = 0
            for t in range(k):
                total += a[i][t] * b[t][j]
            c[i][j] = total
    return c


def determinant(a):
    a = [[float(x) for x in row] for row in a]
    n, det = len(a), 1.0
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(a[r][i]))
        if pivot != i:
            a[i], a[pivot] = a[pivot], a[i]
            det = -det
        det *= a[i][i]
        for r in range(i + 1, n):
            factor = a[r][i] / a[i][i]
            for c in range(i, n):
                a[r][c] -= factor * a[i][c]
    return det


a, b = make(130, 120, 1), make(120, 130, 2)
c, d = product(a, b), product_by_index(a, b)
print(c == d, sum(map(sum, c)), c[0][:5], c[-1][-3:])
print(f"{determinant(make(110, 110, 3)):.6e}")
power = [[1, 1], [1, 0]]
result = [[1, 0], [0, 1]]
n = 300
while n:
    if n & 1:
        result = product(result, power)
    power = product(power, power)
    n >>= 1
print(result[0][1])
transposed = [list(r) for r in zip(*a)]
print(len(transposed), transposed[3][:4], product(transposed, a)[0][:3])
