# Fourier transforms, uneven splits, reversed order, different values.
import torch
from torch import nn

signal = torch.randn(2, 8, 16)  #: [2, 8, 16]
spectrum = torch.fft.rfft2(signal)  #: complex64[2, 8, 9]
back = torch.fft.irfft2(spectrum, s=(8, 15))  #: [2, 8, 15]
half = torch.fft.rfft(signal, dim=1)  #: complex64[2, 5, 16]
whole = torch.fft.fft(torch.ones(5, dtype=torch.int64))  #: complex64[5]
real, imag = whole.real, whole.imag  #: imag [5]; real [5]
shifted = torch.fft.fftshift(signal, dim=(1, 2))  #: [2, 8, 16]
cut = torch.fft.fftn(signal, s=(4, 4))  #: complex64[2, 4, 4]

head, tail = torch.tensor_split(signal, indices=(1,), dim=1)  #: head [2, 1, 16]; tail [2, 7, 16]
first, second, third = torch.randn(7, 3).tensor_split(3)  #: first [3, 3]; second [2, 3]; third [2, 3]
parts = [part.shape for part in torch.tensor_split(torch.randn(7, 3), (5, 2, -1))]
print(parts)

sizes = (4 ** torch.arange(3)).flip(0).tolist()
print(sizes, torch.arange(6).reshape(2, 3).fliplr().tolist())
values, where, counts = torch.unique(torch.tensor([[3, 1], [3, 2]]), return_inverse=True, return_counts=True)  #: counts int64[3]; values int64[3]; where int64[2, 2]
print(values.tolist(), where.tolist(), counts.tolist())

groups = [8 for _ in range(len(torch.unique(torch.randn(5))))]
assert len(groups) == 5
filled = torch.tensor([len(groups)] * 2)  #: int64[2]


def attempt(what):
    try:
        what()
    except (RuntimeError, IndexError, TypeError) as error:
        print(error)


attempt(lambda: torch.fft.fft(signal, dim=3))
attempt(lambda: torch.fft.rfft(spectrum))
attempt(lambda: torch.fft.rfft(signal, n=0))
attempt(lambda: torch.fft.fftn(signal, s=(4, 4), dim=(1,)))
attempt(lambda: signal.imag)
attempt(lambda: torch.flip(signal, [0, -3]))
attempt(lambda: torch.arange(3).fliplr())
attempt(lambda: signal.tensor_split(0))
attempt(lambda: torch.tensor(7).tensor_split(2))
attempt(lambda: nn.AvgPool3d(3)(torch.randn(1, 2, 2, 5, 5)))
