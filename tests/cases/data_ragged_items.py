"""Items of different sizes cannot be stacked by the default collation."""
import torch
from torch.utils.data import DataLoader, Dataset


class Walks(Dataset):
    def __init__(self, lengths):
        self.lengths = lengths

    def __len__(self):
        return len(self.lengths)

    def __getitem__(self, index):
        steps = torch.zeros(3, self.lengths[index])  #: [3, 4] | [3, 5]
        return steps, index  #: ([3, 4], -) | ([3, 5], -)


for walk, number in DataLoader(Walks([4, 4, 4, 5]), batch_size=2):  #! RuntimeError: stack expects each tensor to be equal size, but got [3, 4] at entry 0 and [3, 5] at entry 1
    print(tuple(walk.shape), number.tolist())
