# nn.Module: registration, names, printing, buffers, apply, train, to, repr, errors.
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)
        self.scale = nn.Parameter(torch.ones(dim))
        self.register_buffer("mean", torch.zeros(dim))
        self.register_buffer("scratch", torch.zeros(1), persistent=False)
        self.register_parameter("nothing", None)
        self.plain = torch.zeros(3)
        self.items = [nn.Linear(2, 2)]

    def forward(self, x):
        return self.fc(x) * self.scale + self.mean  #: [2, 4]

    def extra_repr(self):
        return f"dim={self.scale.numel()}"


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3, bias=False)
        self.blocks = nn.ModuleList([Block(4), Block(4)])
        self.shared = self.blocks[0]
        self.drop = nn.Dropout(p=0.25)

    def forward(self, x):
        x = self.stem(x)  #: [2, 4, 6, 6]
        x = x.mean((2, 3))  #: [2, 4]
        for block in self.blocks:
            x = block(x)  #: [2, 4]
        return self.drop(x)  #: [2, 4]


net = Net()
y = net(torch.randn(2, 3, 8, 8))  #: [2, 4]
print(net)
print([n for n, _ in net.named_parameters()], [n for n, _ in net.named_buffers()])
print([n for n, _ in net.named_modules()], [n for n, _ in net.named_children()], sum(p.numel() for p in net.parameters()))
print(list(net.state_dict()), net.training, net.eval().training, net.blocks[1].fc.training)
net.apply(lambda m: nn.init.zeros_(m.weight) if isinstance(m, nn.Linear) else None)
net.double()
dtype = net.stem.weight  #: float64[4, 3, 3, 3]
net.to(torch.float32)
net.requires_grad_(False)
print(any(p.requires_grad for p in net.parameters()), net.get_submodule("blocks.0.fc"), net.get_parameter("blocks.1.scale").shape, hasattr(net, "nope"), net.blocks[0].nothing)
del net.drop
print([n for n, _ in net.named_children()], next(net.parameters()).device, net._get_name())


class NoSuper(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(1, 1)


class NoForward(nn.Module):
    pass


class WrongForward(nn.Module):
    def forward(self, x, y):
        return x


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(NoSuper)
attempt(lambda: NoForward()(1))
attempt(lambda: WrongForward()(1))
attempt(lambda: WrongForward()(1, 2, 3))
attempt(lambda: net.nothing_here)
attempt(lambda: net(torch.randn(2, 3, 8, 8)))
attempt(lambda: setattr(net, "stem", 5))
attempt(lambda: setattr(net.stem, "weight", torch.zeros(3)))
attempt(lambda: net.blocks[0].register_buffer("fc", torch.zeros(1)))
attempt(lambda: net.register_buffer("b", 5))
attempt(lambda: net.register_parameter("p", torch.zeros(1)))
attempt(lambda: net.get_submodule("blocks.7"))
attempt(lambda: nn.Linear(2, 3)(torch.zeros(2, 2)).shape)
attempt(lambda: nn.Linear("a", 3))
attempt(lambda: nn.Linear(2.0, 3))
attempt(lambda: nn.Dropout(1.5))
