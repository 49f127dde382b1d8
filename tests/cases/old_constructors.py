"""Names of old: x.new with sizes or data, spmm, and indices that are tensors into lists."""
import torch

x = torch.randn(3, 4)  #: [3, 4]
empty = x.new()  #: [0]
sized = x.new(2, 3)  #: [2, 3]
data = x.long().new([2, 3])  #: int64[2]
like = x.new(x.size())  #: [3, 4]
product = torch.spmm(x, x.t())  #: [3, 3]
words = ["a", "b", "c", "d"]
i = torch.tensor(2)  #: int64[]
print(words[i], words[i - 3], words[torch.tensor([1])])
parts = [x, x + 1]  #: ([3, 4], [3, 4])
part = parts[torch.tensor(1)]  #: [3, 4]
torch.spmm(x, x)  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x4 and 3x4)
