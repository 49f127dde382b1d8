"""Hooks of tensors and modules that backward() calls, and gradients of tensors that are no leaves."""
import torch
from torch import nn
x = torch.randn(3, 4, requires_grad=True)  #: [3, 4]
y = x * 2  #: [3, 4]
seen = []
h = y.register_hook(lambda g: seen.append(('y', tuple(g.shape))))
x.register_hook(lambda g: seen.append(('x', tuple(g.shape))))
y.retain_grad()
z = y.sum()  #: []
z.backward()
print(seen, y.grad.shape, x.grad.shape)
h.remove()
try: torch.zeros(2).register_hook(print)
except RuntimeError as e: print(e)
try: torch.zeros(2).retain_grad()
except RuntimeError as e: print(e)
net = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))
log = []
def bh(m, gi, go):
    log.append((type(m).__name__, [None if g is None else tuple(g.shape) for g in gi], [tuple(g.shape) for g in go]))
hs = [m.register_full_backward_hook(bh) for m in net]
pre = net.register_full_backward_pre_hook(lambda m, go: log.append(('pre', tuple(go[0].shape))))
out = net(torch.randn(7, 4))  #: [7, 2]
out.mean().backward()
print(log); log.clear()
out = net(torch.randn(6, 4, requires_grad=True))  #: [6, 2]
out.mean().backward(); print(log); log.clear()
for h in hs: h.remove()
net(torch.randn(6, 4)).sum().backward(); print(log); log.clear()
with torch.no_grad():
    net(torch.randn(6, 4))
p = net[0].weight  #: [5, 4]
p.register_post_accumulate_grad_hook(lambda p: log.append(('post', tuple(p.grad.shape))))
net(torch.randn(6, 4)).sum().backward(); print(log); log.clear()
o = net(torch.randn(6, 4)); o.retain_grad(); o.sum().backward(retain_graph=True); print(o.grad.shape, o.is_leaf)  #: [6, 2]
g = torch.autograd.grad(net(torch.randn(2, 4)).sum(), list(net.parameters())); print(log, len(g))  #: ([5, 4], [5], [2, 5], [2])
