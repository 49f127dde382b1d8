"""Iterable data sets, samplers of one's own, and loaders without automatic batches."""
import torch
from torch.utils.data import BatchSampler, DataLoader, Dataset, IterableDataset, SequentialSampler


class Count(IterableDataset):
    def __init__(self, end):
        self.end = end

    def __iter__(self):
        for number in range(self.end):
            yield torch.full((2,), float(number))


class Squares(Dataset):
    def __getitem__(self, index):
        return torch.tensor(index * index)  #: int64[]

    def __len__(self):
        return 9


for pair in DataLoader(Count(5), batch_size=2):
    print(pair.tolist())
for value in DataLoader(Squares(), batch_size=None):
    last = value  #: int64[]
print(last)
for chunk in DataLoader(Squares(), batch_sampler=[[0, 8], [1, 2, 3]]):
    print(chunk.tolist())
for chunk in DataLoader(Squares(), sampler=range(8, 0, -3), batch_size=2):
    print(chunk.tolist())
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)))
len(DataLoader(Count(5), batch_size=2))  #! TypeError: object of type 'Count' has no len()
