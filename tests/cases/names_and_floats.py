"""Element types that have the names of Python's types, beside methods that ask for those; arrays of numbers that nobody knows."""
import random

import numpy as np
import torch

x = torch.zeros(4, 6, dtype=torch.float)  #: [4, 6]
counts = torch.ones(3, dtype=torch.int)  #: int32[3]
mask = torch.ones(2, dtype=torch.bool)  #: bool[2]
left, right = x.split(3, dim=1)  #: left [4, 3]; right [4, 3]
first, second = x.split([2, 4], 1)  #: first [4, 2]; second [4, 4]
single = x.split(torch.tensor(2))  #: ([2, 6], [2, 6])
rewards = np.array([float(random.random() > 0.5) for _ in range(5)])
t = torch.tensor(rewards)  #: float64[5]
flat = t.view(-1, 1)  #: float64[5, 1]
means = torch.as_tensor(np.array([random.random(), 1.0]), dtype=torch.float)  #: [2]
print(t.dtype, x.dtype, counts.dtype, mask.dtype)
