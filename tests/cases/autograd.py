# Autograd: backward, grad, no_grad, detach, in-place on leaves, custom functions.
import torch
import torch.nn as nn

x = torch.randn(3, 4, requires_grad=True)  #: [3, 4]
y = (x ** 2).sum()  #: []
y.backward()
g = x.grad  #: [3, 4]
print(x.requires_grad, y.requires_grad, x.is_leaf, y.is_leaf, x.grad.shape, y.grad_fn is not None)
z = x.detach()  #: [3, 4]
with torch.no_grad():
    a = x * 2  #: [3, 4]
    x += 1  #: [3, 4]
b = x * 2  #: [3, 4]
print(z.requires_grad, a.requires_grad, b.requires_grad, torch.is_grad_enabled())
grads = torch.autograd.grad((x * 3).sum(), x)  #: ([3, 4])
(h,) = torch.autograd.grad((x ** 3).sum(), x, create_graph=True)  #: [3, 4]
x.grad.zero_()
x.grad = None


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, value):
        ctx.save_for_backward(value)
        return value * value  #: [3, 4]

    @staticmethod
    def backward(ctx, grad):
        (value,) = ctx.saved_tensors  #: [3, 4]
        return 2 * value * grad  #: [3, 4]


c = Square.apply(x)  #: [3, 4]
c.sum().backward()


@torch.no_grad()
def predict(v):
    return v @ torch.empty(4, 2)  #: [3, 2]


d = predict(x)  #: [3, 2]
e = torch.autograd.functional.jacobian(lambda t: t.sum(0), torch.empty(3, 4))  #: [4, 3, 4]
f = x.new_zeros(2).requires_grad_()  #: [2]
weight = nn.Parameter(torch.empty(2, 2))  #: [2, 2]
print(isinstance(weight, torch.Tensor), weight.requires_grad, d.requires_grad, f.requires_grad)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: (x * 2).backward())
attempt(lambda: torch.ones(2).sum().backward())
attempt(lambda: x.add_(1))
attempt(lambda: x[0].zero_())
attempt(lambda: x.numpy())
attempt(lambda: torch.arange(3).requires_grad_())
attempt(lambda: torch.tensor([1, 2], requires_grad=True))
attempt(lambda: (x * 2).backward(torch.ones(3)))
attempt(lambda: torch.autograd.grad(x.sum(), torch.ones(2, requires_grad=True)))
attempt(lambda: b.requires_grad_(False))
attempt(lambda: setattr(x, "grad", torch.ones(2)))
attempt(lambda: nn.Parameter(torch.arange(3)))
attempt(lambda: float(torch.ones(2, requires_grad=True)))
loss = (x * 2).sum()  #: []
loss.backward()
loss.backward()  #! RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
