# Elementwise arithmetic: broadcasting, promotion, in-place operations and what they refuse.
import torch

x = torch.empty(4, 1, 3)  #: [4, 1, 3]
y = torch.empty(5, 1)  #: [5, 1]
a = x + y  #: [4, 5, 3]
b = x * 2  #: [4, 1, 3]
c = 1 - x  #: [4, 1, 3]
d = x / torch.arange(3)  #: [4, 1, 3]
e = torch.arange(3) / 2  #: [3]
f = torch.arange(3) // 2  #: int64[3]
g = torch.arange(3) * 1.5  #: [3]
h = torch.arange(3) + True  #: int64[3]
i = torch.ones(2, dtype=torch.float64) + torch.ones(2)  #: float64[2]
j = torch.ones(2, dtype=torch.float16) + torch.ones(2, dtype=torch.bfloat16)  #: [2]
k = torch.ones(2, dtype=torch.int8) + torch.ones(2, dtype=torch.uint8)  #: int16[2]
l = torch.ones(2, dtype=torch.float16) * torch.tensor(2.0)  #: float16[2]
m = torch.ones(2, dtype=torch.int32) + torch.tensor(2.0, dtype=torch.float64)  #: float64[2]
n = x > y  #: bool[4, 5, 3]
o = (x > 0) & (x < 1)  #: bool[4, 1, 3]
p = ~n  #: bool[4, 5, 3]
q = x ** 2  #: [4, 1, 3]
r = torch.maximum(x, y)  #: [4, 5, 3]
s = torch.where(n, x, y)  #: [4, 5, 3]
t = torch.where(n, 1.0, 0.0)  #: [4, 5, 3]
u = torch.sqrt(torch.arange(4))  #: [4]
v = x.clamp(min=0).exp().log1p().abs()  #: [4, 1, 3]
w = -torch.arange(3)  #: int64[3]
z = torch.arange(3) % 2 == 0  #: bool[3]
aa = torch.pow(2, torch.arange(3))  #: int64[3]
bb = torch.lerp(torch.empty(3), torch.empty(3), 0.5)  #: [3]
cc = torch.addcmul(torch.empty(3), torch.empty(3), torch.empty(2, 3))  #: [2, 3]
dd = torch.atan2(x, y)  #: [4, 5, 3]
ee = torch.empty(3) @ torch.empty(3)  #: []
ff = torch.empty(2, dtype=torch.complex64) + torch.empty(2)  #: complex64[2]
gg = torch.sigmoid(x) * torch.tanh(y) + torch.relu(y)  #: [4, 5, 3]
hh = 2 ** torch.arange(3)  #: int64[3]
x += y[0]  #: [4, 1, 3]
x *= 2  #: [4, 1, 3]
y[:] = 3


def attempt(action):
    try:
        result = action()
        print(result.shape, result.dtype)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.empty(3) + torch.empty(4))
attempt(lambda: torch.empty(2, 3) * torch.empty(2))
attempt(lambda: torch.empty(3).add_(torch.empty(2, 3)))
attempt(lambda: torch.arange(3).add_(1.5))
attempt(lambda: torch.arange(3).div_(2))
attempt(lambda: torch.empty(3) + "a")
attempt(lambda: torch.empty(3) + None)
attempt(lambda: torch.empty(3) + [1, 2, 3])
attempt(lambda: torch.ones(2, dtype=torch.bool) - torch.ones(2, dtype=torch.bool))
attempt(lambda: -torch.ones(2, dtype=torch.bool))
attempt(lambda: torch.empty(3) & torch.empty(3))
attempt(lambda: torch.empty(2) < torch.empty(3))
attempt(lambda: torch.where(torch.empty(3), 1.0, 0.0))
attempt(lambda: torch.empty(3).copy_(torch.empty(4)))
attempt(lambda: torch.max(torch.empty(3), torch.empty(4)))
attempt(lambda: torch.broadcast_to(torch.empty(3), (2, 4)))
attempt(lambda: 5 - torch.empty(2, dtype=torch.bool))
