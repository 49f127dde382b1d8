# Dictionaries: counting, grouping, inverting over generated text.
from collections import Counter, defaultdict

SYLLABLES = ["ka", "ro", "mi", "te", "su", "na", "lo", "vi", "pe", "du"]


def words(n, seed=17):
    for _ in range(n):
        seed = (seed * 69069 + 1) % 2**32
        length = 1 + (seed >> 16) % 3
        word = ""
        for k in range(length):
            word += SYLLABLES[(seed >> (8 + 3 * k)) % 10]
        yield word


counts = {}
for word in words(200000):
    counts[word] = counts.get(word, 0) + 1
print(len(counts), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:8])
counter = Counter(words(100000))
print(counter.most_common(3), sum(counter.values()))
by_length = defaultdict(list)
for word, n in counts.items():
    by_length[len(word)].append((n, word))
for length in sorted(by_length):
    print(length, len(by_length[length]), max(by_length[length]), min(by_length[length]))
index = {}
previous = None
for position, word in enumerate(words(100000)):
    index.setdefault(word, []).append(position)
    if previous is not None:
        index.setdefault((previous, word), []).append(position)
    previous = word
pairs = {k: v for k, v in index.items() if isinstance(k, tuple)}
print(len(index), len(pairs), max(pairs.items(), key=lambda kv: (len(kv[1]), kv[0]))[0])
inverted = {}
for word, n in counts.items():
    inverted[n] = inverted.get(n, 0) + 1
print(sorted(inverted.items())[-3:], sum(n * k for n, k in inverted.items()))
merged = {**counts}
for key in list(merged):
    if key.startswith("ka"):
        del merged[key]
print(len(merged), sum(merged.values()), list(merged)[:3])
