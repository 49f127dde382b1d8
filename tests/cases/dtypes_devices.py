# Types and devices: conversions, properties, promotion queries.
import torch

x = torch.arange(4)  #: int64[4]
a = x.float()  #: [4]
b = x.to(torch.float64)  #: float64[4]
c = x.half()  #: float16[4]
d = a.long()  #: int64[4]
e = a.bool()  #: bool[4]
f = a.type(torch.int32)  #: int32[4]
g = a.type_as(x)  #: int64[4]
h = x.to("cpu")  #: int64[4]
i = x.to(a)  #: [4]
j = a.to(device="cpu", dtype=torch.bfloat16)  #: bfloat16[4]
k = a.double().float()  #: [4]
l = torch.zeros(2, device=torch.device("cpu"))  #: [2]
m = x.byte() + x.char()  #: int16[4]
n = a.cpu().numpy()
o = torch.from_numpy(n)  #: [4]
p = a.int() * 0.5  #: [4]
q = a.to(torch.complex64).real  #: [4]
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
r = a.to(device)  #: [4]
print(device, device.type, torch.device("cuda:1").index, torch.device("cpu") == device, repr(torch.device("cpu")), x.device, x.is_cuda)
print(torch.promote_types(torch.int32, torch.float16), torch.result_type(x, 2.0), torch.can_cast(torch.float32, torch.int64), torch.finfo(torch.float32).eps, torch.iinfo(torch.int8).max, torch.float32.is_floating_point, x.element_size(), x.is_floating_point(), a.dtype.itemsize)
print(x.type(), a.type(), x.dtype, str(a.dtype), a.dtype == torch.float, torch.half is torch.float16, torch.is_tensor(x), torch.is_tensor(5), isinstance(x, torch.LongTensor), torch.tensor(1.0, dtype=torch.double).dtype)
with torch.autocast("cpu", dtype=torch.bfloat16):
    s = torch.empty(2, 3) @ torch.empty(3, 4)  #: bfloat16[2, 4]
    t = s + torch.empty(4)  #: [2, 4]
torch.set_default_dtype(torch.float64)
u = torch.zeros(2)  #: float64[2]
v = torch.tensor([1.5])  #: float64[1]
torch.set_default_dtype(torch.float32)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.device("gpu"))
attempt(lambda: torch.float33)
attempt(lambda: a.to("float32"))
attempt(lambda: torch.zeros(2, dtype="float32"))
attempt(lambda: torch.zeros(2, dtype=float).dtype)
attempt(lambda: torch.set_default_dtype(torch.int32))
attempt(lambda: a @ a.double())
attempt(lambda: torch.nn.Linear(4, 2)(x))
attempt(lambda: torch.nn.Linear(4, 2)(a.double()))
attempt(lambda: torch.nn.Linear(4, 2).half()(a))
attempt(lambda: torch.dot(a, x))
attempt(lambda: torch.tensor([1, 2]).bitwise_and(torch.tensor([1.0])))
attempt(lambda: torch.finfo(torch.int32))
attempt(lambda: a << 1)
attempt(lambda: x.sqrt_())
attempt(lambda: torch.zeros(2).nothing())
attempt(lambda: torch.nothing(2))
attempt(lambda: torch.add(1, 2, 3, 4))
attempt(lambda: torch.relu())
attempt(lambda: torch.relu(5))
attempt(lambda: torch.sum("a"))
attempt(lambda: torch.reshape(a))
attempt(lambda: a.view(2, 2, shape=3))
attempt(lambda: torch.softmax(a))
attempt(lambda: torch.cat(a, a))
