# Text as data programs treat it: tokenizing, vocabulary, encoding, padding, statistics.
import io
import re
import string
from collections import Counter, defaultdict

CORPUS = """The cat sat on the mat. The dog sat on the log!
"Where is the cat?" asked the dog; nobody answered.
Numbers like 3.14 and 42 appear, too -- and naïve café words.
"""
PAD, UNK = "<pad>", "<unk>"


def tokenize(line):
    return re.findall(r"\d+\.?\d*|\w+|[^\w\s]", line.lower())


lines = [tokenize(line) for line in CORPUS.splitlines() if line.strip()]
for line in lines:
    print(len(line), line)
counts = Counter(token for line in lines for token in line)
print(counts.most_common(6), len(counts))
vocab = {PAD: 0, UNK: 1}
for token, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    if n > 1:
        vocab.setdefault(token, len(vocab))
inverse = {i: t for t, i in vocab.items()}
print(vocab)
encoded = [[vocab.get(t, vocab[UNK]) for t in line] for line in lines]
longest = max(map(len, encoded))
padded = [row + [vocab[PAD]] * (longest - len(row)) for row in encoded]
mask = [[int(i < len(row)) for i in range(longest)] for row in encoded]
for row, m in zip(padded, mask):
    print(" ".join(f"{i:2d}" for i in row), "".join(map(str, m)))
print(" ".join(inverse[i] for i in padded[0] if i))
bigrams = defaultdict(Counter)
for line in lines:
    for a, b in zip(["<s>"] + line, line + ["</s>"]):
        bigrams[a][b] += 1
print(sorted(bigrams["the"].items()), bigrams["<s>"].most_common(), len(bigrams))


def bpe(words, merges):
    table = {w: list(w) + ["_"] for w in words}
    learned = []
    for _ in range(merges):
        pairs = Counter()
        for w, n in words.items():
            for pair in zip(table[w], table[w][1:]):
                pairs[pair] += n
        if not pairs:
            break
        best = max(pairs, key=lambda p: (pairs[p], p))
        learned.append("".join(best))
        for w, parts in table.items():
            out, i = [], 0
            while i < len(parts):
                if tuple(parts[i:i + 2]) == best:
                    out.append("".join(best))
                    i += 2
                else:
                    out.append(parts[i])
                    i += 1
            table[w] = out
    return learned, table


merges, table = bpe({"low": 5, "lower": 2, "newest": 6, "widest": 3}, 8)
print(merges, table)
print(CORPUS.translate(str.maketrans("", "", string.punctuation)).split()[:5], CORPUS.title()[:20], CORPUS.count("the"), CORPUS.lower().count("the"))
reader = io.StringIO("name,size,loss\nconv1, 32,0.5\nfc,10,\n# comment\nlast,5,1e-3\n")
header, rows = None, []
for raw in reader:
    fields = [f.strip() for f in raw.rstrip("\n").split(",")]
    if raw.startswith("#"):
        continue
    if header is None:
        header = fields
    else:
        rows.append({k: (float(v) if k == "loss" and v else int(v) if v.isdigit() else v or None) for k, v in zip(header, fields)})
print(rows, sum(r["loss"] or 0 for r in rows))
import csv

table_text = 'a,b,c\n1,"two, quoted",3\n4,"say ""hi""",6\n'
print(list(csv.reader(io.StringIO(table_text))), list(csv.DictReader(io.StringIO(table_text)))[1]["b"])
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["epoch", "note, long", 0.5, None])
print(repr(out.getvalue()))


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


print([levenshtein(*p) for p in (("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"))])
caesar = lambda s, k: "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar("hello, world", 3), caesar(caesar("hello, world", 3), -3), "racecar" == "racecar"[::-1], [w for w in "level noon tree".split() if w == w[::-1]])
print("\n".join(f"{w:<10}|{'#' * n:>6}|" for w, n in counts.most_common(3)), "-" * 20, sep="\n")
