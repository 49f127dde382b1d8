"""What a loader refuses."""
import torch
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.zeros(4, 2))
for options in ({"num_workers": -1}, {"batch_size": 0}, {"shuffle": True, "sampler": [1]}, {"prefetch_factor": 2},
                {"batch_sampler": [[1]], "batch_size": 2}, {"persistent_workers": True}, {"timeout": -1},
                {"batch_size": None, "drop_last": True}):
    try:
        DataLoader(data, **options)
    except ValueError as error:
        print(error)
loader = DataLoader(data)
try:
    loader.batch_size = 3
except ValueError as error:
    print(error)
try:
    iter(loader).next()
except AttributeError as error:
    print(error)
TensorDataset(torch.zeros(4), torch.zeros(5))  #! AssertionError: Size mismatch between tensors
