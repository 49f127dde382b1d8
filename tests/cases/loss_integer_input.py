# case: binary cross entropy of integers
import torch
import torch.nn.functional as F

predictions = torch.tensor([[0], [1]])  #: int64[2, 1]
labels = torch.tensor([[0], [1]])  #: int64[2, 1]
loss = F.binary_cross_entropy(predictions, labels)  #! NotImplementedError: "binary_cross_entropy" not implemented for 'Long'
