"""Results that are written elsewhere: element types, sizes and places that they may have."""
import torch


def attempt(call):
    try:
        result = call()  #: int64[3] | [2, 3] | complex64[2, 3] | [5] | float16[1] | float16[4] | float16[] | [1] | [4] | [] | complex64[1] | complex64[] | complex64[4] | [3, 4] | [2, 2, 3, 4, 5] | [2, 3, 4, 5, 2]
        print(tuple(result.shape), result.dtype, result.stride())
    except (RuntimeError, TypeError, NotImplementedError) as e:
        print(f"{type(e).__name__}: {e}")


x = torch.randn(2, 3)  #: [2, 3]
attempt(lambda: torch.prod(x, 0, out=torch.zeros(0, dtype=torch.int64)))
attempt(lambda: torch.var(x, 0, out=torch.zeros(0, dtype=torch.bool)))
attempt(lambda: torch.mean(x, 0, out=torch.zeros(0, dtype=torch.int64)))
attempt(lambda: torch.any(x, 0, out=torch.zeros(3)))
attempt(lambda: torch.min(x.short(), x.short(), out=torch.zeros(2, 3)))
attempt(lambda: torch.where(x > 0, x, x, out=torch.zeros(2, 3, dtype=torch.float64)))
attempt(lambda: torch.lerp(x, x, 0.5, out=torch.zeros(2, 3, dtype=torch.complex64)))
attempt(lambda: torch.lerp(x, x, x, out=torch.zeros(2, 3, dtype=torch.float64)))
attempt(lambda: torch.fft.fft(x, out=torch.zeros(2, 3)))
attempt(lambda: torch.cumsum(x, 0, out=torch.zeros(2, 3, dtype=torch.bool)))
attempt(lambda: torch.diff(x, out=torch.zeros(0, dtype=torch.int64)))
attempt(lambda: torch.arange(6, out=torch.zeros(2, 3)))
attempt(lambda: torch.arange(5, out=torch.zeros(2, 3)))
attempt(lambda: torch.take(x, torch.tensor([0]), out=x))
attempt(lambda: torch.bmm(x.requires_grad_(), x, out=torch.zeros(2, 3)))
attempt(lambda: torch.max(x.detach(), 0, out=(torch.zeros(3), torch.zeros(3)))[0])
# All of the numbers make one: that may be complex, and there is no kernel for halves.
for dtype in (torch.float32, torch.bfloat16, torch.complex64):
    for out in (torch.float16, torch.float32, torch.complex64, torch.int64):
        attempt(lambda: torch.std(torch.ones(1, 4, dtype=dtype), -1, out=torch.zeros(0, dtype=out)))
        attempt(lambda: torch.var(torch.ones(2, 4, dtype=dtype), 0, out=torch.zeros(0, dtype=out)))
        attempt(lambda: torch.var(torch.ones(0, dtype=dtype), 0, out=torch.zeros(0, dtype=out)))
# A tensor that became smaller keeps the memory that it had.
y = torch.zeros(12)  #: [12]
y.resize_(2, 2)
attempt(lambda: y.as_strided((3, 4), (4, 1)))
image = torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last)  #: [2, 3, 4, 5]
attempt(lambda: torch.stack([image, image]))
attempt(lambda: torch.stack([image, image], 1))
attempt(lambda: torch.stack([image, image], 4))
