"""Dicts, tuples, named tuples, numbers and texts, each collated in its own way."""
from collections import namedtuple

import torch
from torch.utils.data import DataLoader, Dataset, default_collate

Pair = namedtuple("Pair", "image mask")


class Scenes(Dataset):
    def __len__(self):
        return 5

    def __getitem__(self, index):
        pair = Pair(torch.full((3, 8, 8), float(index)), torch.zeros(1, 8, 8, dtype=torch.bool))  #: ([3, 8, 8], bool[1, 8, 8])
        return {"pair": pair, "name": f"scene{index}", "size": (8.0, index), "flags": [True, False]}


for batch in DataLoader(Scenes(), batch_size=2):
    image, mask = batch["pair"]  #: image [2, 3, 8, 8] | [1, 3, 8, 8]; mask bool[2, 1, 8, 8] | bool[1, 1, 8, 8]
    heights, numbers = batch["size"]  #: heights float64[2] | float64[1]; numbers int64[2] | int64[1]
    flags = batch["flags"]  #: (bool[2], bool[2]) | (bool[1], bool[1])
    print(batch["name"], heights, numbers, type(batch["pair"]).__name__)

both = default_collate([(1, 2.5), (3, 4.5)])  #: (int64[2], float64[2])
print(both)
