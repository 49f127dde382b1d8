"""Parts of a data set: by lengths, by fractions, by indices; joined again."""
import torch
from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset, random_split

data = TensorDataset(torch.randn(50, 1, 8, 8), torch.zeros(50, dtype=torch.long))
train, valid = random_split(data, [40, 10])
a, b, c = random_split(data, [0.5, 0.25, 0.25])
print(len(train), len(valid), len(a), len(b), len(c))
for image, label in DataLoader(train, batch_size=16, shuffle=True):
    flat = image.flatten(1)  #: [16, 64] | [8, 64]
few = Subset(data, [3, 1, 4])
image, label = few[1]  #: image [1, 8, 8]; label int64[]
joined = ConcatDataset([few, valid])
print(len(joined), joined.cumulative_sizes)
for image, label in DataLoader(joined, batch_size=8):
    total = image.sum(dim=(1, 2, 3))  #: [8] | [5]
random_split(data, [30, 30])  #! ValueError: Sum of input lengths does not equal the length of the input dataset!
