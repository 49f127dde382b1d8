# A single grey picture without its channel dimension.
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(1, 32, kernel_size=3),
    nn.ReLU(),
    nn.Flatten(),
    nn.Linear(32 * 26 * 26, 10),
)
image = torch.rand(28, 28)  #: [28, 28]
batch = image.unsqueeze(0)  #: [1, 28, 28]
out = model(batch.unsqueeze(0))  #: [1, 10]
print(out.shape)
out = model(batch)  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x676 and 21632x10)
