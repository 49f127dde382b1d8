import torch
import torch.nn as nn
import torch.nn.functional as F


import numpy as np

rows = torch.from_numpy(np.zeros((6, 4)))
model = nn.Linear(4, 2)
print(model(rows).shape)
