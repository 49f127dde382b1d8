"""Arrays and tensors, one made of the other."""
import numpy as np
import torch

grid = np.arange(12, dtype=np.float32).reshape(3, 4)
x = torch.from_numpy(grid)  #: [3, 4]
turned = torch.from_numpy(grid.T.copy())  #: [4, 3]
y = torch.tensor(grid[:, :2])  #: [3, 2]
z = torch.as_tensor(np.array([1, 2, 3]))  #: int64[3]
back = (x @ turned).numpy()
print(back.shape, back.dtype, z.dtype, x.numpy()[1].tolist())
noise = torch.tensor(np.random.rand(5, 2))  #: float64[5, 2]
batch = torch.from_numpy(np.stack([grid, grid + 1])).float()  #: [2, 3, 4]
print(np.concatenate([grid, np.zeros((1, 4))]).shape, grid.mean(axis=0))
try:
    torch.from_numpy(grid[::-1])
except ValueError as error:
    print(error)
