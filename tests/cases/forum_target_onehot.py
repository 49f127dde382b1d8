# One-hot targets where class numbers are wanted, squeezed the wrong way.
import torch
import torch.nn as nn

model = nn.Linear(20, 4)
x = torch.randn(6, 20)  #: [6, 20]
labels = torch.tensor([[0], [3], [1], [2], [0], [1]])  #: int64[6, 1]
logits = model(x)  #: [6, 4]
fine = nn.CrossEntropyLoss()(logits, labels.squeeze(1))  #: []
print(fine.shape)
loss = nn.CrossEntropyLoss()(logits, labels)  #! RuntimeError: 0D or 1D target tensor expected, multi-target not supported
