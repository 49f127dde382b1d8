"""Arrays and tensors, one made of the other."""
import numpy as np
import torch

grid = np.arange(12, dtype=np.float32).reshape(3, 4)
x = torch.from_numpy(grid)
turned = torch.from_numpy(grid.T.copy())
y = torch.tensor(grid[:, :2])
z = torch.as_tensor(np.array([1, 2, 3]))
back = (x @ turned).numpy()
print(back.shape, back.dtype, z.dtype, x.numpy()[1].tolist())
noise = torch.tensor(np.random.rand(5, 2))
batch = torch.from_numpy(np.stack([grid, grid + 1])).float()
print(np.concatenate([grid, np.zeros((1, 4))]).shape, grid.mean(axis=0))
flipped = torch.from_numpy(grid[::-1])
