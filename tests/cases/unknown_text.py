"""A text that nobody knows: what has as many items as it has words has an unknown size, the rest is known.

The comments say what is known, `?` what is not; there is no recording, for the file does not exist.
"""
import torch
import torch.nn as nn

text = open("corpus.txt").read()
words = text.split()
vocab = sorted(set(words))
stoi = {word: i for i, word in enumerate(vocab)}
ids = torch.tensor([stoi[w] for w in words])
long_ones = torch.tensor([len(w) for w in words if len(w) > 3])
mask = torch.tensor([w == "the" for w in words])  #: bool[?]
count = torch.zeros(sum(1 for w in words if w != "the"), 2)  #: [?, 2]
letters = torch.zeros(len("".join(c for c in text if c.isalpha())))  #: [?]
index = {}
for w in words:
    if w not in index:
        index[w] = len(index)
embedding = nn.Embedding(len(index), 16)
vectors = embedding(ids)
mean = vectors.mean(0)
lookup = {"a": 1, "b": 2}
some = torch.tensor([lookup.get(w, 0) for w in words])  #: int64[?]
bag = nn.EmbeddingBag(10, 8)
pooled = bag(torch.cat([some, some]), torch.tensor([0, some.size(0)]))  #: [2, 8]
nested = bag(torch.tensor(words), torch.tensor([0]))  #: [1, 8]
for repeat in range(3):
    again = bag(torch.tensor(words), torch.tensor([0]))  #: [1, 8]
