# Prime numbers by three sieves.
def eratosthenes(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, prime in enumerate(flags) if prime]


def stepping(n):
    flags = [1] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            j = i * i
            while j <= n:
                flags[j] = 0
                j += i
    return count


def incremental():
    composites = {}
    n = 2
    while True:
        factors = composites.pop(n, None)
        if factors is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in factors:
                composites.setdefault(p + n, []).append(p)
        n += 1


primes = eratosthenes(1200000)
print(len(primes), primes[:10], primes[-3:])
print(stepping(1000000))
largest = 0
for count, p in enumerate(incremental(), 1):
    if p > 150000:
        break
    largest = p
print(count, largest)
twins = [(a, b) for a, b in zip(primes, primes[1:]) if b - a == 2]
print(len(twins), twins[-1], max(b - a for a, b in zip(primes, primes[1:])))
