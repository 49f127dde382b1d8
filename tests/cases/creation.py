# Tensors out of nothing: factory functions, their dtypes and like-variants.
import torch

a = torch.zeros(2, 3)  #: [2, 3]
b = torch.ones((4,), dtype=torch.int32)  #: int32[4]
c = torch.empty(2, 0, 5)  #: [2, 0, 5]
d = torch.full((2, 2), 7)  #: int64[2, 2]
e = torch.full((2, 2), 0.5)  #: [2, 2]
f = torch.eye(3)  #: [3, 3]
g = torch.eye(2, 5, dtype=torch.float64)  #: float64[2, 5]
h = torch.rand(3, 4, 5)  #: [3, 4, 5]
i = torch.randn([2, 2])  #: [2, 2]
j = torch.randint(0, 10, (3, 5))  #: int64[3, 5]
k = torch.randperm(8)  #: int64[8]
l = torch.zeros_like(j)  #: int64[3, 5]
m = torch.ones_like(j, dtype=torch.float16)  #: float16[3, 5]
n = torch.rand_like(h)  #: [3, 4, 5]
o = torch.empty_like(h, dtype=torch.bool)  #: bool[3, 4, 5]
p = a.new_zeros(6, 1)  #: [6, 1]
q = a.new_tensor([1, 2, 3])  #: [3]
r = a.new_full((2,), 3)  #: [2]
s = torch.tensor(5)  #: int64[]
t = torch.tensor(2.5)  #: []
u = torch.tensor([True, False])  #: bool[2]
v = torch.tensor([[1, 2], [3, 4]], dtype=torch.uint8)  #: uint8[2, 2]
w = torch.tensor([])  #: [0]
x = torch.tensor([[]])  #: [1, 0]
y = torch.tensor([1, 2.5])  #: [2]
z = torch.tensor([1 + 2j])  #: complex64[1]
aa = torch.as_tensor([[1.0], [2.0]])  #: [2, 1]
bb = torch.scalar_tensor(3)  #: []
cc = torch.tril(torch.ones(3, 3))  #: [3, 3]
dd = torch.triu(torch.ones(3, 4), diagonal=1)  #: [3, 4]
ee = torch.diag(torch.arange(3))  #: int64[3, 3]
ff = torch.tril_indices(3, 3)  #: int64[2, 6]
gg, hh = torch.meshgrid(torch.arange(3), torch.arange(4), indexing="ij")  #: gg int64[3, 4]; hh int64[3, 4]
ii = torch.logspace(0, 2, 5)  #: [5]
jj = torch.complex(a, a)  #: complex64[2, 3]
kk = torch.Tensor(2, 3)  #: [2, 3]
ll = torch.Tensor([1, 2])  #: [2]
mm = torch.LongTensor([1, 2, 3])  #: int64[3]
nn = torch.FloatTensor(2, 2)  #: [2, 2]
oo = torch.normal(0.0, 1.0, (2, 3))  #: [2, 3]
pp = torch.bernoulli(torch.full((3,), 0.5))  #: [3]
qq = torch.multinomial(torch.tensor([0.1, 0.9]), 4, replacement=True)  #: int64[4]
print(a.dtype, d.dtype, e.dtype, s.dtype, u.dtype, w.shape, c.numel(), torch.get_default_dtype())
for make in (lambda: torch.zeros(-1, 2), lambda: torch.tensor([[1, 2], [3]]), lambda: torch.full((2, 2)),
             lambda: torch.zeros("a"), lambda: torch.randint(5, 5, (2,)), lambda: torch.tensor(["a"])):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[0])
