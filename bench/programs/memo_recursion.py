# Recursion with and without memory: Fibonacci, Ackermann, coins, edit distance, permutations.
from functools import lru_cache


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


@lru_cache(maxsize=None)
def ways(total, coins):
    if total == 0:
        return 1
    if total < 0 or not coins:
        return 0
    return ways(total - coins[0], coins) + ways(total, coins[1:])


def distance(a, b):
    memo = {}

    def solve(i, j):
        if (i, j) in memo:
            return memo[i, j]
        if i == 0 or j == 0:
            result = i + j
        elif a[i - 1] == b[j - 1]:
            result = solve(i - 1, j - 1)
        else:
            result = 1 + min(solve(i - 1, j), solve(i, j - 1), solve(i - 1, j - 1))
        memo[i, j] = result
        return result

    return solve(len(a), len(b))


def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def hanoi(n, a="a", b="b", c="c", moves=None):
    moves = [] if moves is None else moves
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append((a, c))
        hanoi(n - 1, b, a, c, moves)
    return moves


def takeuchi(x, y, z):
    return z if y >= x else takeuchi(takeuchi(x - 1, y, z), takeuchi(y - 1, z, x), takeuchi(z - 1, x, y))


print(fib(29), ackermann(2, 150), ways(700, (50, 25, 10, 5, 1)), ways.cache_info().currsize)
print(distance("kitten sitting on the mat" * 8, "sitting kitten at a mat" * 8))
print(len(permutations(list(range(7)))), permutations("abc"[:3].split("x") + [1])[-1])
print(len(hanoi(15)), hanoi(3), takeuchi(14, 8, 2))
