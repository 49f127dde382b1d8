"""A part-of-speech tagger: vocabulary, ragged batches, packed LSTM, character features."""
from collections import Counter, defaultdict

import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset

SENTENCES = [
    "the/DET dog/NOUN ate/VERB the/DET apple/NOUN",
    "everybody/PRON read/VERB that/DET book/NOUN",
    "she/PRON sleeps/VERB",
    "green/ADJ ideas/NOUN sleep/VERB furiously/ADV today/ADV",
    "a/DET small/ADJ cat/NOUN sat/VERB on/ADP the/DET mat/NOUN",
]


class Vocabulary:
    def __init__(self, counts, specials=("<pad>", "<unk>"), minimum=1):
        self.itos = list(specials) + sorted(w for w, n in counts.items() if n >= minimum)
        self.stoi = defaultdict(lambda: 1, {w: i for i, w in enumerate(self.itos)})

    def __len__(self):
        return len(self.itos)

    def __call__(self, tokens):
        return [self.stoi[t] for t in tokens]


class Tagged(Dataset):
    def __init__(self, lines):
        self.items = [tuple(zip(*(pair.split("/") for pair in line.split()))) for line in lines]
        self.words = Vocabulary(Counter(w for ws, _ in self.items for w in ws))
        self.chars = Vocabulary(Counter(c for ws, _ in self.items for w in ws for c in w))
        self.tags = Vocabulary(Counter(t for _, ts in self.items for t in ts), specials=())

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        words, tags = self.items[i]
        letters = [torch.tensor(self.chars(w)) for w in words]
        return torch.tensor(self.words(words)), letters, torch.tensor([self.tags.stoi[t] for t in tags])


def collate(batch):
    words, letters, tags = zip(*batch)
    lengths = torch.tensor([len(w) for w in words])
    padded = pad_sequence(words, batch_first=True)
    labels = pad_sequence(tags, batch_first=True, padding_value=-1)
    longest = max(len(c) for item in letters for c in item)
    spelled = torch.zeros(len(batch), padded.size(1), longest, dtype=torch.long)
    for i, item in enumerate(letters):
        for j, c in enumerate(item):
            spelled[i, j, :len(c)] = c
    return padded, spelled, labels, lengths


class CharCNN(nn.Module):
    def __init__(self, vocab, dim=8, filters=12, kernel=3):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim, padding_idx=0)
        self.conv = nn.Conv1d(dim, filters, kernel, padding=kernel // 2)

    def forward(self, x):
        b, t, c = x.shape
        x = self.embed(x.view(b * t, c)).transpose(1, 2)
        x = torch.relu(self.conv(x))
        x, _ = x.max(dim=2)
        return x.view(b, t, -1)


class Tagger(nn.Module):
    def __init__(self, words, chars, tags, dim=16, hidden=20):
        super().__init__()
        self.words = nn.Embedding(words, dim, padding_idx=0)
        self.chars = CharCNN(chars)
        self.lstm = nn.LSTM(dim + 12, hidden, num_layers=2, bidirectional=True, batch_first=True, dropout=0.1)
        self.norm = nn.LayerNorm(hidden * 2)
        self.out = nn.Linear(hidden * 2, tags)

    def forward(self, words, chars, lengths):
        x = torch.cat([self.words(words), self.chars(chars)], dim=-1)
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        output, (h, c) = self.lstm(packed)
        output, sizes = pad_packed_sequence(output, batch_first=True)
        return self.out(self.norm(output)), h


def accuracy(logits, labels):
    guesses = logits.argmax(-1)
    known = labels != -1
    return (guesses[known] == labels[known]).float().mean()


data = Tagged(SENTENCES)
print(len(data.words), len(data.chars), len(data.tags), data.tags.itos, data[2][0].tolist())
loader = DataLoader(data, batch_size=2, collate_fn=collate)
model = Tagger(len(data.words), len(data.chars), len(data.tags))
criterion = nn.CrossEntropyLoss(ignore_index=-1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(2):
    for words, chars, labels, lengths in loader:
        logits, hidden = model(words, chars, lengths)
        loss = criterion(logits.view(-1, logits.shape[-1]), labels.view(-1))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        right = accuracy(logits, labels)
        print(epoch, tuple(words.shape), tuple(chars.shape), lengths.tolist(), tuple(logits.shape))
model.eval()
test = "the unknown cat sleeps".split()
ids = torch.tensor([data.words(test)])
letters = pad_sequence([torch.tensor(data.chars(w)) for w in test], batch_first=True).unsqueeze(0)
with torch.no_grad():
    scores, _ = model(ids, letters, torch.tensor([len(test)]))
print(ids.tolist(), scores.shape, len([data.tags.itos[i] for i in range(scores.shape[-1])]))
loss = criterion(scores, torch.zeros(1, 4, dtype=torch.long))
