# Strides, contiguity, aliasing of views, memory formats.
import torch

x = torch.arange(24).view(2, 3, 4)  #: int64[2, 3, 4]
print(x.stride(), x.transpose(0, 2).stride(), x.permute(1, 0, 2).stride(), x[:, ::2].stride(), x[:, 1].stride(), x.unsqueeze(1).stride(), x.expand(5, 2, 3, 4).stride())
print(x.is_contiguous(), x.t().is_contiguous() if x.dim() == 2 else x.mT.is_contiguous(), x[0].is_contiguous(), x[:, 0].is_contiguous(), x[..., :2].is_contiguous(), x.storage_offset(), x[1, 2].storage_offset())
a = x.transpose(1, 2)  #: int64[2, 4, 3]
b = a.contiguous()  #: int64[2, 4, 3]
c = a.reshape(2, 12)  #: int64[2, 12]
d = x[:, :2].reshape(2, 8)  #: int64[2, 8]
e = x[0].view(12)  #: int64[12]
f = x.view(2, 3, 2, 2).permute(0, 2, 1, 3)  #: int64[2, 2, 3, 2]
print(a.stride(), b.stride(), c.stride(), d.stride(), f.stride())
y = torch.zeros(2, 3)  #: [2, 3]
row = y[0]  #: [3]
row += 1  #: [3]
print(y.tolist())
y.t()[2] = 5
print(y.tolist())
flat = y.view(-1)  #: [6]
flat[0] = 9
copy = y.clone()  #: [2, 3]
copy[0, 0] = -1
print(y[0, 0].item(), copy[0, 0].item(), y.select(0, 1).tolist())
img = torch.empty(2, 3, 4, 5).to(memory_format=torch.channels_last)  #: [2, 3, 4, 5]
print(img.stride(), img.is_contiguous(), img.is_contiguous(memory_format=torch.channels_last), img.contiguous().stride(), torch.nn.Conv2d(3, 4, 1)(img).stride())
s = torch.as_strided(torch.arange(6.0), (2, 2), (3, 1))  #: [2, 2]
print(s.tolist(), torch.empty(3, 0, 2).stride(), torch.empty(1, 3).expand(4, 3).stride(), torch.empty(()).stride(), torch.empty_strided((2, 3), (1, 2)).stride())
print((x.permute(2, 0, 1) + 1).stride(), x.permute(2, 0, 1).clone().stride(), torch.empty_like(x.permute(2, 0, 1)).stride(), torch.cat([a, a]).stride(), a.float().stride(), x.sum(1, keepdim=True).stride(), (a.float() @ torch.empty(3, 5)).stride())


def attempt(action):
    try:
        print(action().stride())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: a.view(24))
attempt(lambda: a.view(2, 2, 2, 3))
attempt(lambda: a.view(8, 3))
attempt(lambda: x[:, :2].view(-1))
attempt(lambda: x[:, :2].view(2, 8))
attempt(lambda: x[..., ::2].view(2, 6))
attempt(lambda: x.expand(5, 2, 3, 4).view(10, 12))
attempt(lambda: x.expand(5, 2, 3, 4).reshape(10, 12))
attempt(lambda: f.view(2, 12))
attempt(lambda: torch.as_strided(torch.empty(4), (3, 3), (3, 1)))
attempt(lambda: x.expand(5, 2, 3, 4).add_(1))
attempt(lambda: x.view(torch.int16))
attempt(lambda: x.transpose(1, 2).view(torch.int32))
heads = torch.empty(2, 7, 16).view(2, 7, 4, 4).transpose(1, 2)  #: [2, 4, 7, 4]
merged = heads.transpose(1, 2).contiguous().view(2, 7, 16)  #: [2, 7, 16]
wrong = heads.view(2, 7, 16)  #! RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.
