"""Window functions, closed ranges, questions about tensors, other names of in-place operators."""
import torch

w = torch.hann_window(8)  #: [8]
w = torch.kaiser_window(9, True, beta=8.0, dtype=torch.float64)  #: float64[9]
r = torch.range(0, 1, 0.25)  #: [5]
x = torch.randn(2, 3)  #: [2, 3]
a = torch.randn(2, 3, 4).adjoint()  #: [2, 4, 3]
x = x.swapaxes_(0, 1).divide_(2)  #: [3, 2]
d = torch.randn(3, 3).fill_diagonal_(0)  #: [3, 3]
s = torch.row_stack([torch.zeros(3), torch.ones(3)])  #: [2, 3]
u = torch.tensor([3, 1, 3]).unique()  #: int64[2]
f = torch.randn(2, 400).stft(64, window=torch.hann_window(64), return_complex=True)  #: complex64[2, 33, 26]
print(torch.is_nonzero(torch.tensor([2])), torch.is_same_size(x, d), x.is_same_size(x), torch.is_signed(u))
try:
    torch.hamming_window(-1)
except RuntimeError as error:
    print(error)
torch.randn(3, 4, 5).fill_diagonal_(1)  #! RuntimeError: all dimensions of input must be of equal length
