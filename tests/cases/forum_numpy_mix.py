# numpy arrays and tensors together: float64 data into a float32 network.
import numpy as np
import torch
import torch.nn as nn

features = np.zeros((10, 3))
labels = np.arange(10) % 2
x = torch.from_numpy(features)  #: float64[10, 3]
y = torch.from_numpy(labels)  #: int64[10]
x32 = torch.from_numpy(features.astype(np.float32))  #: [10, 3]
t = torch.tensor(features, dtype=torch.float)  #: [10, 3]
print(features.shape, features.dtype, x.dtype, y.dtype, x32.shape)
net = nn.Linear(3, 2)
out = net(x32)  #: [10, 2]
probabilities = torch.softmax(out, 1).detach().numpy()
print(probabilities.shape, type(probabilities).__name__)
back = torch.as_tensor(probabilities.mean(axis=0))  #: [2]
bad = net(x)  #! RuntimeError: mat1 and mat2 must have the same dtype, but got Double and Float
