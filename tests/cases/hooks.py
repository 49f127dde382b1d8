# Forward hooks, pre-hooks, backward hooks, feature extraction.
import torch
import torch.nn as nn

net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(16, 5))
features = {}


def save(name):
    def hook(module, inputs, output):
        features[name] = output.detach()
        shape = output  #: [2, 4, 7, 7] | [2, 4, 2, 2] | [2, 16] | [2, 5]
        print(name, type(module).__name__, tuple(inputs[0].shape), tuple(output.shape))
    return hook


handles = [m.register_forward_hook(save(n)) for n, m in net.named_children()]
y = net(torch.randn(2, 3, 9, 9))  #: [2, 5]
kept = features["2"]  #: [2, 4, 2, 2]
for handle in handles:
    handle.remove()
z = net(torch.randn(1, 3, 9, 9))  #: [1, 5]


def halve(module, inputs):
    return (inputs[0][:, :, ::2, ::2],)  #: ([1, 3, 10, 10])


handle = net[0].register_forward_pre_hook(halve)
w = net(torch.randn(1, 3, 20, 20))  #: [1, 5]
handle.remove()
net[1].register_forward_hook(lambda m, i, o: o * 2)
double = net[1](torch.ones(3))  #: [3]


def with_kwargs(module, args, kwargs, output):
    print(len(args), sorted(kwargs))
    return output  #: [2]


class Scaled(nn.Module):
    def forward(self, x, factor=1):
        return x * factor  #: [2]


s = Scaled()
s.register_forward_hook(with_kwargs, with_kwargs=True)
t = s(torch.ones(2), factor=3)  #: [2]
gradients = []
net[4].register_full_backward_hook(lambda m, gi, go: gradients.append(go[0].shape))
loss = net(torch.randn(2, 3, 9, 9)).sum()  #: []
loss.backward()
print(gradients, net[4].weight.grad.shape)
v = torch.ones(3, requires_grad=True)  #: [3]
v.register_hook(lambda g: print("gradient", tuple(g.shape)))
(v * 2).sum().backward()
net[0].register_forward_hook(save("last"))
net(torch.randn(2, 4, 9, 9))  #! RuntimeError: Given groups=1, weight of size [4, 3, 3, 3], expected input[2, 4, 9, 9] to have 3 channels, but got 4 channels instead
