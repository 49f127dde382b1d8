# Which product a batch against a matrix or a vector becomes, as the words of its errors show.
import torch
import torch.nn.functional as F


def show(product):
    try:
        print(list(product().shape))
    except RuntimeError as error:
        print(error)


a, v = torch.randn(5, 4), torch.randn(4)  #: a [5, 4]; v [4]
w, u = a.clone().requires_grad_(), v.clone().requires_grad_()  #: u [4]; w [5, 4]
for sizes in [(2, 3, 2), (1, 3, 2), (5, 2, 3, 2), (2, 0, 2), (2, 3, 1), (2, 1, 3, 1), (2, 4, 3)]:
    b = torch.randn(sizes)  #: [2, 3, 2] | [1, 3, 2] | [5, 2, 3, 2] | [2, 0, 2] | [2, 3, 1] | [2, 1, 3, 1] | [2, 4, 3]
    for left in (a, w, v, u):
        show(lambda: left @ b)
    show(lambda: a @ b.requires_grad_())
m = torch.randn(4, 6)  #: [4, 6]
for sizes in [(2, 3, 2), (1, 3, 2), (5, 2, 3, 2), (2, 3, 0)]:
    b = torch.randn(sizes)  #: [2, 3, 2] | [1, 3, 2] | [5, 2, 3, 2] | [2, 3, 0]
    for batch in (b, b.transpose(0, 1), b.transpose(-1, -2)):
        show(lambda: batch @ m)
        show(lambda: batch @ m.clone().requires_grad_())
        show(lambda: batch @ m[:, 0])
for weight in (torch.randn(3, 2), torch.randn(5), torch.randn(4), torch.randn(3, 5, 4)):
    show(lambda: F.linear(v, weight))
    show(lambda: F.linear(a, weight))
    show(lambda: F.linear(torch.randn(2, 3, 4), weight))
