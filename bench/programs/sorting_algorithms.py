# Sorting algorithms written out, over lists of numbers.
def numbers(n, seed=42):
    out = []
    for _ in range(n):
        seed = (seed * 1664525 + 1013904223) % 4294967296
        out.append(seed >> 12)
    return out


def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i - 1
        while j >= 0 and a[j] > x:
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = x
    return a


def quick(a, low=0, high=None):
    high = len(a) - 1 if high is None else high
    while low < high:
        pivot, i, j = a[(low + high) // 2], low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i, j = i + 1, j - 1
        if j - low < high - i:
            quick(a, low, j)
            low = i
        else:
            quick(a, i, high)
            high = j
    return a


def heap(a):
    def sift(root, end):
        while (child := 2 * root + 1) < end:
            if child + 1 < end and a[child] < a[child + 1]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for start in range(len(a) // 2 - 1, -1, -1):
        sift(start, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def merge(a):
    if len(a) < 2:
        return a
    middle = len(a) // 2
    left, right = merge(a[:middle]), merge(a[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def radix(a):
    for shift in range(0, 20, 4):
        buckets = [[] for _ in range(16)]
        for x in a:
            buckets[(x >> shift) & 15].append(x)
        a = [x for bucket in buckets for x in bucket]
    return a


data = numbers(45000)
reference = sorted(data)
print(reference[:5], reference[-3:])
for algorithm in (quick, heap, merge, radix):
    print(algorithm.__name__, algorithm(data[:]) == reference)
print("insertion", insertion(data[:1200]) == sorted(data[:1200]))
print(sorted(data, key=lambda x: (x % 10, -x))[:4], sorted(map(str, data))[:3])
