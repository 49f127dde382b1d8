# torch.Tensor, torch.LongTensor and x.new: sizes, data, tensors, and what they refuse.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")


x=torch.zeros(3)  #: [3]
def t(f):
    try: r=f(); print(tuple(r.shape), r.dtype)  #: float16[3] | bfloat16[3] | complex64[3] | [3] | [2] | int64[2] | [2, 3] | [1] | [2, 2] | bool[2] | int64[] | [] | [0] | int64[3] | [2, 3, 4]
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: torch.LongTensor(x), lambda: torch.FloatTensor(x.double().requires_grad_()), lambda: torch.ByteTensor(x.bool()), lambda: x.new(x.long()), lambda: torch.Tensor(x.half()), lambda: torch.Tensor(x.bfloat16()), lambda: torch.Tensor(x.to(torch.complex64)), lambda: torch.Tensor({}), lambda: torch.Tensor({1,2}), lambda: torch.Tensor(range(3)), lambda: torch.Tensor(iter([1])), lambda: torch.Tensor(True), lambda: torch.Tensor(object()), lambda: x.new(3.5), lambda: torch.LongTensor(3.5), lambda: torch.LongTensor(None), lambda: torch.Tensor((2,3)), lambda: torch.Tensor('a',2), lambda: torch.Tensor([1],2), lambda: torch.Tensor(x,2), lambda: torch.tensor(3).new(2), lambda: torch.Tensor(-1), lambda: torch.Tensor(size=(2,3)), lambda: torch.Tensor(data=[1]), lambda: torch.Tensor(torch.Size([2])), lambda: torch.Tensor([2],[3]), lambda: torch.FloatTensor(2,3,device='cpu'), lambda: torch.IntTensor(torch.tensor(3)), lambda: torch.LongTensor([x.long()[0], 2]), lambda: torch.LongTensor([x[:1]]), lambda: torch.LongTensor([x[:2]]), lambda: torch.FloatTensor([[1,2],[3,4]]), lambda: torch.BoolTensor([1,0]), lambda: torch.Tensor(torch.tensor(3)),  lambda: torch.Tensor(torch.tensor(3.)),lambda: torch.from_numpy(x), lambda: x.__delitem__(0), lambda: torch.Tensor(3, device='cpu'), lambda: torch.Tensor([1.], dtype=torch.float64), lambda: x.new(), lambda: x.new([1,2]), lambda: x.long().new(x.long()), lambda: torch.Tensor('ab'), lambda: torch.Tensor([[1],[2,3]]), lambda: torch.Tensor(2, 3, 4), lambda: torch.Tensor(), lambda: torch.FloatTensor()):
    t(f)
class Sub(torch.Tensor): pass
s=Sub([1,2]); print(type(s).__name__, s.shape)  #: [2]
class Seq:
    def __getitem__(self, i): return [1,2,3][i]
    def __len__(self): return 3
