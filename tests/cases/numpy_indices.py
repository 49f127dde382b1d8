"""Arrays of numpy as indices of tensors: whole, sliced, shuffled, boolean, several, 0-d, and numpy's integers."""
import numpy as np
import torch

x = torch.randn(32, 5)  #: [32, 5]
order = np.arange(32)
whole = x[order]  #: [32, 5]
np.random.shuffle(order)
for start in range(0, 32, 10):
    batch = x[order[start:start + 10]]  #: [10, 5] | [2, 5]
columns = x[:, np.array([0, 2])]  #: [32, 2]
pairs = x[np.arange(3), np.arange(3)]  #: [3]
scalar = x[np.array(3)]  #: [5]
number = x[np.int64(3)]  #: [5]
picked = x[np.array([True, False] * 16)]  #: [16, 5]
x[order[:4]] = 0
rows = torch.stack([x[i] for i in order])  #: [32, 5]
mixed = x[None, np.array([[0, 1], [2, 3]]), 1:]  #: [1, 2, 2, 4]
first, _, _ = torch.zeros(1), torch.zeros(2), torch.zeros(3)  #: _ [3]; first [1]
wrong = x[np.array([0.5, 1.5])]  #: [2, 5]
other = x[[0.5, 1.5]]  #: [2, 5]
third = x[[[0], [1]]]  #: [1]
x[torch.tensor([0.5])]  #! IndexError: tensors used as indices must be long, int, byte or bool tensors
