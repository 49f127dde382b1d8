import torch
import torch.nn as nn
import torch.nn.functional as F


import numpy as np

image = torch.from_numpy(np.zeros((24, 24, 3), dtype=np.float32)).unsqueeze(0)
conv = nn.Conv2d(3, 8, kernel_size=5)
print(conv(image).shape)
