"""Networks from configuration dictionaries: a registry, builders, string shorthands; all of it ends well."""
import inspect
import re
from collections import OrderedDict
from functools import partial

import torch
import torch.nn as nn

_models = {}


def register_model(fn):
    _models[fn.__name__] = fn
    return fn


def create_model(name, **kwargs):
    if name not in _models:
        close = [m for m in sorted(_models) if m[:3] == name[:3]]
        raise RuntimeError(f"Unknown model ({name})" + (f", did you mean {', '.join(close)}?" if close else ""))
    kwargs = {k: v for k, v in kwargs.items() if v is not None}
    return _models[name](**kwargs)


def get_act(name, inplace=True):
    table = {"relu": nn.ReLU, "silu": nn.SiLU, "gelu": nn.GELU, "hard_swish": nn.Hardswish}
    act = table[name]
    return act(inplace=inplace) if "inplace" in inspect.signature(act.__init__).parameters else act()


def autopad(k, p=None, d=1):
    if d > 1:
        k = d * (k - 1) + 1 if isinstance(k, int) else [d * (x - 1) + 1 for x in k]
    if p is None:
        p = k // 2 if isinstance(k, int) else [x // 2 for x in k]
    return p


def make_divisible(v, divisor=8, min_value=None):
    min_value = min_value or divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    if new_v < 0.9 * v:
        new_v += divisor
    return new_v


class ConvNormAct(nn.Sequential):
    def __init__(self, c1, c2, k=1, s=1, p=None, g=1, d=1, act="relu"):
        layers = OrderedDict(conv=nn.Conv2d(c1, c2, k, s, autopad(k, p, d), groups=g, dilation=d, bias=False), bn=nn.BatchNorm2d(c2))
        if act:
            layers["act"] = get_act(act)
        super().__init__(layers)


class InvertedResidual(nn.Module):
    def __init__(self, cin, cout, k=3, s=1, e=4.0, act="relu", se=0.0):
        super().__init__()
        mid = make_divisible(cin * e)
        self.use_res = s == 1 and cin == cout
        self.pw = ConvNormAct(cin, mid, act=act) if e != 1 else nn.Identity()
        self.dw = ConvNormAct(mid, mid, k, s, g=mid, act=act)
        rd = make_divisible(mid * se, 4) if se else 0
        self.se = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(mid, rd, 1), nn.ReLU(), nn.Conv2d(rd, mid, 1), nn.Hardsigmoid()) if rd else None
        self.pwl = ConvNormAct(mid, cout, act=None)

    def forward(self, x):
        y = self.dw(self.pw(x))
        if self.se is not None:
            y = y * self.se(y)
        y = self.pwl(y)
        return x + y if self.use_res else y


class CSP(nn.Module):
    def __init__(self, cin, cout, n=1, shortcut=True, e=0.5):
        super().__init__()
        self.c = int(cout * e)
        self.cv1 = ConvNormAct(cin, 2 * self.c, act="silu")
        self.cv2 = ConvNormAct((2 + n) * self.c, cout, act="silu")
        self.m = nn.ModuleList(InvertedResidual(self.c, self.c, e=1.0 if shortcut else 2.0) for _ in range(n))

    def forward(self, x):
        y = list(self.cv1(x).chunk(2, 1))
        y.extend(m(y[-1]) for m in self.m)
        return self.cv2(torch.cat(y, 1))


def decode(block):
    kind, *options = block.split("_")
    values = dict(re.match(r"([a-z]+)(\d.*)", o).groups() for o in options if o[-1].isdigit())
    return kind, int(values.pop("r", 1)), {k: float(v) if "." in v else int(v) for k, v in values.items()}


class StringNet(nn.Module):
    """cn = conv, ir = inverted residual, csp = cross stage partial; r repeats, k kernel, s stride, e expansion, c channels"""

    def __init__(self, arch, classes=10, width=1.0, cin=3, act="relu"):
        super().__init__()
        stages, c1 = [], cin
        self.strides = []
        for stage in arch:
            blocks = []
            for text in [stage] if isinstance(stage, str) else stage:
                kind, repeats, o = decode(text)
                c2 = make_divisible(o["c"] * width)
                for i in range(repeats):
                    s = o.get("s", 1) if i == 0 else 1
                    if kind == "cn":
                        blocks.append(ConvNormAct(c1, c2, o.get("k", 3), s, act=act))
                    elif kind == "ir":
                        blocks.append(InvertedResidual(c1, c2, o.get("k", 3), s, o.get("e", 4), act, o.get("se", 0)))
                    elif kind == "csp":
                        blocks.append(CSP(c1, c2, o.get("n", 1)))
                    else:
                        raise KeyError(kind)
                    self.strides.append(s)
                    c1 = c2
            stages.append(nn.Sequential(*blocks))
        self.stages = nn.Sequential(*stages)
        self.num_features = c1
        self.head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Dropout(0.2), nn.Linear(c1, classes))

    def forward_features(self, x):
        feats = []
        for stage in self.stages:
            x = stage(x)
            feats.append(x)
        return feats

    def forward(self, x):
        x = self.forward_features(x)[-1]
        return self.head(x)


def _cfg(url="", **kwargs):
    return {"url": url, "classes": 10, "input_size": (3, 64, 64), **kwargs}


default_cfgs = {"small": _cfg(), "wide": _cfg(input_size=(3, 96, 72)), "csp": _cfg(classes=4)}


def _create(variant, arch, **kwargs):
    cfg = default_cfgs[variant]
    model = StringNet(arch, **{"classes": cfg["classes"], **kwargs})
    model.default_cfg = cfg
    return model


@register_model
def small(pretrained=False, **kwargs):
    return _create("small", ["cn_r1_k3_s2_c16", ["ir_r2_k3_s2_e3_c24", "ir_r1_k5_s1_e3_c24"], "ir_r2_k5_s2_e6_c40_se0.25"], **kwargs)


@register_model
def wide(pretrained=False, **kwargs):
    return _create("wide", ["cn_k7_s4_c32", "ir_r3_s2_e2_c64_se0.5", "cn_k1_c128"], **dict(width=1.5, act="hard_swish", **kwargs))


@register_model
def csp(pretrained=False, **kwargs):
    return _create("csp", ["cn_k3_s2_c16", "csp_r1_n2_c32", "cn_s2_c48", "csp_r2_n1_c48"], act="silu", **kwargs)


for name in sorted(_models):
    model = create_model(name, width=None)
    size = model.default_cfg["input_size"]
    x = torch.randn(2, *size)
    feats = model.forward_features(x)
    y = model(x)
    print(f"{name:6} {tuple(y.shape)} {[tuple(f.shape[1:]) for f in feats]} {sum(p.numel() for p in model.parameters()):,} stride {torch.tensor(model.strides).prod().item()}")
slim = create_model("small", width=0.5, classes=3)
conv_params = {n: tuple(p.shape) for n, p in slim.named_parameters() if n.endswith("conv.weight")}
print(len(conv_params), list(conv_params.items())[:4], slim.num_features)
ConvAct = partial(ConvNormAct, k=3, act="silu")
z = ConvAct(3, 4, d=2)(torch.randn(1, 3, 9, 9))
for bad in ("smal", "resnet"):
    try:
        create_model(bad)
    except RuntimeError as error:
        print(error)
try:
    StringNet(["xx_c8"])
except KeyError as error:
    print("no such block", error)
