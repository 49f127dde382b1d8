# Token ids that became floats on the way.
import torch
import torch.nn as nn

embedding = nn.Embedding(10, 3)
ids = torch.tensor([[1, 2, 4, 5], [4, 3, 2, 9]])  #: int64[2, 4]
vectors = embedding(ids)  #: [2, 4, 3]
scaled = ids / 2  #: [2, 4]
whole = ids // 2  #: int64[2, 4]
again = embedding(whole)  #: [2, 4, 3]
broken = embedding(scaled)  #! RuntimeError: Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got torch.FloatTensor instead (while checking arguments for embedding)
