# DataLoader: last smaller batch, drop_last, own data sets, collate functions, splits, samplers.
import torch
from torch.utils.data import (BatchSampler, ConcatDataset, DataLoader, Dataset, IterableDataset, Subset, TensorDataset, WeightedRandomSampler,
                              default_collate, random_split)


class Pairs(Dataset):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return torch.full((3, 4), float(i)), i % 3  #: ([3, 4], -)


class Records(Dataset):
    def __len__(self):
        return 5

    def __getitem__(self, i):
        return {"image": torch.zeros(1, 8, 8), "label": i, "name": f"item{i}", "weight": 0.5, "box": [1, 2]}


class Stream(IterableDataset):
    def __iter__(self):
        for i in range(7):
            yield torch.ones(2) * i


data = Pairs(10)
for x, y in DataLoader(data, batch_size=4):
    print(tuple(x.shape), y.tolist(), y.dtype)
    seen = x  #: [4, 3, 4] | [2, 3, 4]
print(len(DataLoader(data, 4)), len(DataLoader(data, 4, drop_last=True)), len(DataLoader(data)))
for i, batch in enumerate(DataLoader(data, batch_size=4, drop_last=True, shuffle=True)):
    inputs, labels = batch  #: inputs [4, 3, 4]; labels int64[4]
    last = inputs  #: [4, 3, 4]
for batch in DataLoader(Records(), batch_size=2):
    image = batch["image"]  #: [2, 1, 8, 8] | [1, 1, 8, 8]
    print({k: tuple(v.shape) if torch.is_tensor(v) else v for k, v in batch.items()}, batch["weight"].dtype)
for chunk in DataLoader(Stream(), batch_size=3):
    part = chunk  #: [3, 2] | [1, 2]
train, test = random_split(data, [7, 3])
fractions = random_split(data, [0.5, 0.25, 0.25])
print(len(train), len(test), [len(f) for f in fractions], len(Subset(data, [1, 3])), len(ConcatDataset([data, train])), len(data), len(train.indices))
xs, ys = next(iter(DataLoader(train, batch_size=32)))  #: xs [7, 3, 4]; ys int64[7]
tensors = TensorDataset(torch.empty(9, 2), torch.empty(9, dtype=torch.long))
features, target = tensors[4]  #: features [2]; target int64[]
several = tensors[2:5]  #: ([3, 2], int64[3])
for f, t in DataLoader(tensors, batch_size=5, num_workers=0):
    both = (f, t)  #: ([5, 2], int64[5]) | ([4, 2], int64[4])


def collate(batch):
    items = [x for x, _ in batch]  #: ([3, 4], [3, 4], [3, 4])
    return torch.stack(items).sum(0), len(batch)  #: ([3, 4], -)


total, n = next(iter(DataLoader(data, batch_size=3, collate_fn=collate)))  #: [3, 4]
sampled = next(iter(DataLoader(data, batch_size=6, sampler=WeightedRandomSampler([1.0] * 10, 8))))[0]  #: [6, 3, 4]
batched = [b for b in BatchSampler(range(5), 2, False)]
merged = default_collate([(torch.zeros(2), 1.5), (torch.ones(2), 2.5)])  #: ([2, 2], float64[2])
single = next(iter(DataLoader(data, batch_size=None)))  #: ([3, 4], -)
print(batched, list(DataLoader(list(range(5)), batch_size=2)), len(DataLoader(tensors, batch_size=5).dataset))


class Uneven(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return torch.zeros(i + 1)  #: [1] | [2]


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: next(iter(DataLoader(Uneven(), batch_size=2))))
attempt(lambda: DataLoader(data, batch_size=0))
attempt(lambda: DataLoader(data, shuffle=True, sampler=[1]))
attempt(lambda: len(DataLoader(Stream(), batch_size=3)))
attempt(lambda: random_split(data, [7, 4]))
attempt(lambda: TensorDataset(torch.empty(3), torch.empty(4)))
attempt(lambda: default_collate([object()]))
attempt(lambda: next(iter(DataLoader([None, None]))))
attempt(lambda: DataLoader(Stream(), shuffle=True))
