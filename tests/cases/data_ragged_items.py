"""Items of different sizes cannot be stacked by the default collation."""
import torch
from torch.utils.data import DataLoader, Dataset


class Walks(Dataset):
    def __init__(self, lengths):
        self.lengths = lengths

    def __len__(self):
        return len(self.lengths)

    def __getitem__(self, index):
        steps = torch.zeros(3, self.lengths[index])
        return steps, index


for walk, number in DataLoader(Walks([4, 4, 4, 5]), batch_size=2):
    print(tuple(walk.shape), number.tolist())
