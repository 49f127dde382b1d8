# Strides of what operators compute, memory formats, tensors over the same memory.
import torch

a = torch.empty(2, 3, 4, 5)  #: [2, 3, 4, 5]
last = a.contiguous(memory_format=torch.channels_last)  #: [2, 3, 4, 5]
print(last.stride(), last.is_contiguous(), last.is_contiguous(memory_format=torch.channels_last))
print((last + 1).stride(), (last + a).stride(), last.relu().stride(), last.double().stride())
print(torch.cat([last, last]).stride(), torch.cat([last, a]).stride(), torch.zeros_like(last).stride())
t = torch.empty(3, 4).t()  #: [4, 3]
print(t.exp().stride(), (t * 2).stride(), (t + torch.empty(4, 3)).stride(), t.clone().stride())
print(torch.empty(6, 4)[::2].t().exp().stride(), torch.empty(5, 1).expand(5, 3).exp().stride())
z = torch.empty(3, 4, dtype=torch.complex64)  #: complex64[3, 4]
print(z.real.stride(), z.imag.storage_offset(), torch.view_as_real(z).stride(), z.mH.stride(), z.conj().is_conj())
wide = torch.empty(3, 1).expand(3, 4)  #: [3, 4]
try:
    wide.add_(1)
except RuntimeError as error:
    print(error)
out = torch.empty(0)  #: [0]
result = torch.add(torch.ones(2, 3), 1, out=out)  #: [2, 3]
print(result is out, out.shape, out[0, 0].item())
try:
    torch.mm(torch.empty(2, 3), torch.empty(3, 2), out=torch.empty(2, 2, dtype=torch.float64))
except RuntimeError as error:
    print(error)
print(torch.empty(10).as_strided((2, 3), (3, 1), 2).storage_offset(), torch.empty(2, 3).resize_(4, 2).stride())
