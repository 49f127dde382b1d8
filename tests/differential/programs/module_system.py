# A miniature of a network library: parameters registered by attribute, state, hooks, containers, shape arithmetic.
from collections import OrderedDict


class Parameter:
    def __init__(self, *shape):
        self.shape = shape

    def numel(self):
        n = 1
        for s in self.shape:
            n *= s
        return n

    def __repr__(self):
        return f"Parameter{self.shape}"


class Module:
    def __init__(self):
        self.__dict__["_parameters"] = OrderedDict()
        self.__dict__["_modules"] = OrderedDict()
        self.__dict__["_hooks"] = []
        self.training = True

    def __setattr__(self, name, value):
        if isinstance(value, Parameter):
            self._parameters[name] = value
        elif isinstance(value, Module):
            self._modules[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        for table in ("_parameters", "_modules"):
            if name in self.__dict__.get(table, ()):
                return self.__dict__[table][name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __call__(self, *args, **kwargs):
        result = self.forward(*args, **kwargs)
        for hook in self._hooks:
            changed = hook(self, args, result)
            if changed is not None:
                result = changed
        return result

    def register_forward_hook(self, hook):
        self._hooks.append(hook)
        return lambda: self._hooks.remove(hook)

    def named_modules(self, prefix=""):
        yield prefix, self
        for name, module in self._modules.items():
            yield from module.named_modules(f"{prefix}.{name}" if prefix else name)

    def named_parameters(self):
        for prefix, module in self.named_modules():
            for name, parameter in module._parameters.items():
                yield (f"{prefix}.{name}" if prefix else name), parameter

    def parameters(self):
        return (p for _, p in self.named_parameters())

    def children(self):
        return iter(self._modules.values())

    def apply(self, function):
        for child in self.children():
            child.apply(function)
        function(self)
        return self

    def train(self, mode=True):
        self.training = mode
        for child in self.children():
            child.train(mode)
        return self

    def extra_repr(self):
        return ""

    def __repr__(self):
        if not self._modules:
            return f"{type(self).__name__}({self.extra_repr()})"
        lines = []
        for name, module in self._modules.items():
            lines.append(f"({name}): " + repr(module).replace("\n", "\n  "))
        return f"{type(self).__name__}(\n  " + "\n  ".join(lines) + "\n)"


class Conv2d(Module):
    def __init__(self, inp, out, kernel, stride=1, padding=0, bias=True):
        super().__init__()
        self.inp, self.out, self.kernel, self.stride, self.padding = inp, out, kernel, stride, padding
        self.weight = Parameter(out, inp, kernel, kernel)
        if bias:
            self.bias = Parameter(out)

    def forward(self, x):
        n, c, h, w = x
        if c != self.inp:
            raise RuntimeError(f"expected {self.inp} channels, but got {c} channels instead")
        size = lambda s: (s + 2 * self.padding - self.kernel) // self.stride + 1
        return n, self.out, size(h), size(w)

    def extra_repr(self):
        return f"{self.inp}, {self.out}, kernel={self.kernel}, stride={self.stride}"


class Linear(Module):
    def __init__(self, inp, out):
        super().__init__()
        self.inp, self.out = inp, out
        self.weight, self.bias = Parameter(out, inp), Parameter(out)

    def forward(self, x):
        if x[-1] != self.inp:
            raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({x[0]}x{x[-1]} and {self.inp}x{self.out})")
        return (*x[:-1], self.out)

    extra_repr = lambda self: f"{self.inp} -> {self.out}"


class Flatten(Module):
    def forward(self, x):
        total = 1
        for s in x[1:]:
            total *= s
        return x[0], total


class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        pairs = layers[0].items() if layers and isinstance(layers[0], dict) else enumerate(layers)
        for name, layer in pairs:
            self.__setattr__(str(name), layer)

    def forward(self, x):
        for layer in self._modules.values():
            x = layer(x)
        return x

    def __getitem__(self, i):
        items = list(self._modules.items())
        return Sequential(OrderedDict(items[i])) if isinstance(i, slice) else items[i][1]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())


class Residual(Module):
    def __init__(self, channels):
        super().__init__()
        self.body = Sequential(Conv2d(channels, channels, 3, padding=1), Conv2d(channels, channels, 3, padding=1))

    def forward(self, x):
        y = self.body(x)
        assert x == y, (x, y)
        return y


def make(cfg, inp=3):
    layers = []
    for item in cfg:
        match item:
            case int(out):
                layers.append(Conv2d(inp, out, 3, stride=2, padding=1))
                inp = out
            case "R":
                layers.append(Residual(inp))
            case ("fc", size, out):
                layers += [Flatten(), Linear(inp * size * size, out)]
    return Sequential(*layers)


net = make([16, "R", 32, ("fc", 8, 10)])
print(net)
print(net((1, 3, 32, 32)), len(net), sum(p.numel() for p in net.parameters()))
print({name: p.shape for name, p in net.named_parameters()})
print([name for name, _ in net.named_modules()])
seen = []
remove = net[1].register_forward_hook(lambda m, a, r: seen.append((type(m).__name__, a, r)))
net((2, 3, 32, 32))
remove()
net((3, 3, 32, 32))
print(seen)
net[0].register_forward_hook(lambda m, a, r: (*r[:2], 1, 1))
for size in ((1, 3, 32, 32), (1, 1, 32, 32), (1, 3, 32)):
    try:
        print(net(size))
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
count = []
net.apply(lambda m: count.append(type(m).__name__))
print(count, net.train(False).training, all(not m.training for _, m in net.named_modules()), net[:2], [type(m).__name__ for m in net])
try:
    net.missing
except AttributeError as error:
    print(error)
