"""Random programs of tensor operators: one assignment a line, each from what the lines before it made.

A `Writer` proposes lines; whoever records (record.py) runs each with real PyTorch and keeps those that work, and now and
then one that raises, which ends the program. Elements never decide a shape.
"""
import random

import torch

DTYPES = ["torch.float32"] * 6 + ["torch.float64", "torch.float16", "torch.bfloat16", "torch.int64", "torch.int64",
                                  "torch.int32", "torch.uint8", "torch.bool", "torch.complex64"]
SIZES = [1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 12, 16]
UNARY = ("abs neg exp log sqrt rsqrt sin cos tan tanh sigmoid relu floor ceil round trunc sign reciprocal square erf "
         "log1p expm1 isnan isinf isfinite logical_not bitwise_not angle conj_physical positive frac sgn").split()
BINARY = ("add sub mul div maximum minimum pow atan2 fmod remainder eq ne lt le gt ge logical_and logical_or logical_xor "
          "bitwise_and bitwise_or true_divide floor_divide hypot copysign fmax fmin dist").split()
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "==", "<", ">=", "!=", "&", "|", "^"]
IN_PLACE = ["add_", "sub_", "mul_", "div_", "pow_", "copy_", "clamp_min_", "fill_", "masked_fill_"]
ACTIVATION = ("relu gelu silu elu selu leaky_relu softplus hardtanh hardswish hardsigmoid mish logsigmoid tanhshrink "
              "softsign celu relu6 softmin glu").split()
REDUCTION = "sum mean prod amax amin all any std var logsumexp argmax argmin max min median norm nansum count_nonzero".split()


class Writer:
    ENDS = 0.5  # how often an error is taken for the program's last line

    def __init__(self, seed, careless):
        self.rng = random.Random(seed)
        self.careless = careless  # whether arguments may be slightly off, so that PyTorch may refuse them
        self.values = {}
        self.count = 0

    @staticmethod
    def is_careless(seed):
        return seed % 2 == 0

    def kinds(self):
        return KINDS

    # --- choosing ---

    def one(self, items):
        return self.rng.choice(items)

    def chance(self, p):
        return self.rng.random() < p

    def slip(self, n):
        """A number that is sometimes off by a little, in careless programs."""
        return n + self.one([-2, -1, 1, 2]) if self.careless and self.chance(0.06) else n

    def sizes(self, rank=None):
        rank = self.rng.randint(0, 4) if rank is None else rank
        return [0 if self.chance(0.01) else self.one(SIZES) for _ in range(rank)]

    def name(self, wanted=lambda t: True):
        names = [n for n, v in self.values.items() if isinstance(v, torch.Tensor) and wanted(v)]
        if not names:
            return None
        recent = names[-4:]
        return self.one(recent if self.chance(0.7) else names)

    def tensor(self, rank=0, at_most=9, floating=False):
        return self.name(lambda t: rank <= t.dim() <= at_most and (not floating or self.careless and self.chance(0.1) or t.dtype.is_floating_point))

    def fresh(self, sizes, dtype=None):
        dtype = dtype or ("torch.float32" if self.chance(0.7) else self.one(DTYPES))
        return f"torch.zeros({tuple(sizes)}, dtype={dtype})" if dtype != "torch.float32" else f"torch.randn({tuple(sizes)})"

    def dim(self, t, extra=0):
        rank = self.values[t].dim() + extra
        return self.slip(self.rng.randint(-rank, rank - 1)) if rank else self.one([0, -1])

    def size(self, t, d):
        shape = self.values[t].shape
        return shape[d] if -len(shape) <= d < len(shape) else 1

    def dims(self, t):
        rank = self.values[t].dim()
        return self.rng.sample(range(rank), self.rng.randint(1, rank)) if rank else []

    def partner(self, t):
        """Something that broadcasts with t: a number, a tensor like it, one with fewer or single sizes."""
        shape = list(self.values[t].shape)
        kind = self.rng.randint(0, 5)
        if kind == 0:
            return self.one(["2", "0.5", "-1", "True", "3", "1.5"])
        if kind == 1:
            return t
        if kind == 2:
            return self.tensor() or t
        shape = [1 if self.chance(0.3) else self.slip(n) for n in shape]
        if shape and self.chance(0.4):
            shape = shape[self.rng.randint(0, len(shape)):]
        if self.chance(0.1):
            shape = [self.one([1, 2, 3]), *shape]
        return self.fresh(shape)

    # --- lines ---

    def line(self):
        for _ in range(40):
            text = self.one(self.kinds())(self)
            if text:
                self.count += 1
                return f"v{self.count}", text
        self.count += 1
        return f"v{self.count}", self.fresh(self.sizes())


def creation(w):
    sizes = w.sizes()
    kind = w.rng.randint(0, 11)
    if kind < 6:
        return w.fresh(sizes)
    if kind == 6:
        return f"torch.arange({w.rng.randint(0, 12)}, {w.rng.randint(10, 30)}, {w.one([1, 2, 3, 0.5])})"
    if kind == 7:
        return f"torch.linspace(0, {w.rng.randint(1, 9)}, {w.rng.randint(1, 12)})"
    if kind == 8:
        return f"torch.eye({w.rng.randint(1, 6)}, {w.rng.randint(1, 6)})"
    if kind == 9:
        return f"torch.full({tuple(sizes)}, {w.one(['1', '0.5', 'True', '2j'])})"
    if kind == 10:
        return f"torch.tensor({w.one(['[1, 2, 3]', '[[1.0, 2.0], [3.0, 4.0]]', '7', '[True, False]', '[[1], [2]]'])})"
    t = w.tensor()
    return t and f"torch.{w.one(['zeros_like', 'ones_like', 'rand_like', 'empty_like'])}({t}{w.one(['', ', dtype=torch.float64'])})"


def unary(w):
    t = w.tensor()
    return t and w.one([f"torch.{w.one(UNARY)}({t})", f"{t}.{w.one(UNARY)}()", f"-{t}", f"F.{w.one(ACTIVATION)}({t})"])


def binary(w):
    t = w.tensor()
    if not t:
        return None
    other = w.partner(t)
    kind = w.rng.randint(0, 3)
    if kind == 0:
        return f"torch.{w.one(BINARY)}({t}, {other})"
    if kind == 1:
        return f"{other} {w.one(OPERATORS)} {t}"
    return f"{t} {w.one(OPERATORS)} {other}"


def ternary(w):
    t = w.tensor()
    if not t:
        return None
    a, b = w.partner(t), w.partner(t)
    return w.one([f"torch.where({t} > 0, {a}, {b})", f"torch.addcmul({t}, {t}, {t}, value=2)", f"torch.lerp({t}, {t}, 0.5)",
                  f"{t}.clamp({w.one(['0', '-1.0'])}, {w.one(['1', '2.5'])})", f"torch.where({t} == {a}, {t}, {b})",
                  f"{t}.masked_fill({t} > 0, {w.one(['0', '1.5', 'True'])})"])


def in_place(w):
    t = w.tensor()
    if not t:
        return None
    method = w.one(IN_PLACE)
    if method == "masked_fill_":
        return f"{t}.masked_fill_({t} == 0, 1)"
    if method in ("fill_", "clamp_min_"):
        return f"{t}.{method}({w.one(['0', '1', '0.5'])})"
    return f"{t}.{method}({w.partner(t)})"


def reduction(w):
    t = w.tensor()
    if not t:
        return None
    method, kind = w.one(REDUCTION), w.rng.randint(0, 4)
    if kind == 0:
        return f"{t}.{method}()"
    keep = w.one(["", ", keepdim=True", ", True"])
    if kind == 1:
        return f"torch.{method}({t}, {w.dim(t)}{keep if method not in ('norm', 'count_nonzero') else ''})"
    if kind == 2 and method in ("sum", "mean", "amax", "amin", "std", "var", "logsumexp", "nansum", "all", "any"):
        return f"{t}.{method}(dim={tuple(w.dims(t))}{w.one(['', ', keepdim=True'])})"
    return f"{t}.{method}(dim={w.dim(t)}{w.one(['', ', keepdim=True'])})" if method != "norm" else f"{t}.norm(2, {w.dim(t)})"


def running(w):
    t = w.tensor(1)
    if not t:
        return None
    d = w.dim(t)
    n = w.size(t, d)
    return w.one([f"{t}.cumsum({d})", f"torch.cumprod({t}, dim={d})", f"F.softmax({t}, dim={d})", f"{t}.log_softmax({d})",
                  f"torch.sort({t}, dim={d})", f"{t}.argsort({d}, descending=True)", f"torch.flip({t}, [{d}])",
                  f"torch.roll({t}, 1, {d})", f"{t}.topk({w.slip(max(1, n // 2))}, dim={d})", f"torch.diff({t}, dim={d})",
                  f"{t}.kthvalue({w.slip(1)}, {d})", f"{t}.cummax({d})", f"F.normalize({t}, dim={d})",
                  f"torch.logcumsumexp({t}, {d})", f"{t}.renorm(2, {d}, 1.0)", f"torch.trapezoid({t}, dim={d})"])


def reshape(w):
    t = w.tensor()
    if not t:
        return None
    v = w.values[t]
    n = v.numel()
    factors = []
    while n > 1 and len(factors) < 4:
        divisors = [d for d in range(2, n + 1) if n % d == 0]
        factors.append(w.one(divisors))
        n //= factors[-1]
    if n > 1:
        factors.append(n)
    if w.chance(0.4) and factors:
        factors[w.rng.randrange(len(factors))] = -1
    factors = [w.slip(f) for f in factors] or [1]
    method = w.one(["view", "reshape", "reshape"])
    sizes = ", ".join(map(str, factors))
    return w.one([f"{t}.{method}({sizes})", f"torch.reshape({t}, ({sizes},))", f"{t}.flatten()",
                  f"{t}.flatten({w.dim(t)}, {w.dim(t)})", f"torch.flatten({t}, 1)", f"{t}.ravel()", f"{t}.view(-1)"])


def arrange(w):
    t = w.tensor(1)
    if not t:
        return None
    rank = w.values[t].dim()
    order = w.rng.sample(range(rank), rank)
    if w.careless and w.chance(0.05):
        order = order[:-1]
    a, b = w.dim(t), w.dim(t)
    return w.one([f"{t}.permute({', '.join(map(str, order))})", f"{t}.transpose({a}, {b})", f"torch.movedim({t}, {a}, {b})",
                  f"{t}.unsqueeze({w.dim(t, 1)})", f"{t}.squeeze()", f"{t}.squeeze({a})", f"{t}.swapaxes({a}, {b})",
                  f"{t}.T" if rank == 2 else f"{t}.mT" if rank > 2 else f"{t}[None]", f"{t}.contiguous()", f"{t}.clone()",
                  f"{t}.unflatten({a}, (-1, {w.one([1, 1, 2])}))", f"torch.rot90({t}, 1, ({a}, {b}))", f"{t}.detach()"])


def grow(w):
    t = w.tensor()
    if not t:
        return None
    shape = list(w.values[t].shape)
    sizes = [w.one([-1, n]) if n != 1 else w.one([1, 2, 3]) for n in shape]
    if w.chance(0.4):
        sizes = [w.one([2, 3]), *sizes]
    sizes = [w.slip(n) for n in sizes] or [2]
    text = ", ".join(map(str, sizes))
    d = w.dim(t)
    return w.one([f"{t}.expand({text})", f"{t}.repeat({', '.join(str(w.one([1, 1, 2])) for _ in sizes)})",
                  f"torch.broadcast_to({t}, ({text.replace('-1', '1')},))", f"{t}.repeat_interleave(2, dim={d})",
                  f"torch.tile({t}, ({w.one([1, 2])}, 2))", f"{t}.expand_as({t})", f"F.pad({t}, (1, {w.one([0, 1, 2])}))"])


def join(w):
    t = w.tensor(0)
    if not t:
        return None
    d = w.dim(t)
    shape = list(w.values[t].shape)
    if shape and -len(shape) <= d < len(shape):
        shape[d] = w.one([1, 2, 3])
    if w.careless and shape and w.chance(0.1):
        shape[w.rng.randrange(len(shape))] += 1
    other = w.one([t, w.fresh(shape)])
    same = w.one([t, f"{t} * 2", w.tensor() or t])
    return w.one([f"torch.cat([{t}, {other}], dim={d})", f"torch.cat(({other}, {t}), {d})",
                  f"torch.stack([{t}, {same}], dim={w.dim(t, 1)})", f"torch.hstack([{t}, {t}])", f"torch.vstack(({t}, {same}))",
                  f"torch.dstack(({t}, {t}))"])


def part(w):
    t = w.tensor(1)
    if not t:
        return None
    d = w.dim(t)
    n = w.size(t, d)
    pieces = w.one([1, 2, 3])
    lengths = [1] * max(0, min(3, n - 1)) + [w.slip(max(0, n - max(0, min(3, n - 1))))]
    return w.one([f"{t}.chunk({pieces}, dim={d})", f"torch.split({t}, {w.one([1, 2, 3])}, dim={d})", f"torch.split({t}, {lengths}, {d})",
                  f"{t}.narrow({d}, {w.slip(0)}, {w.slip(max(1, n // 2))})", f"{t}.select({d}, {w.slip(n - 1)})",
                  f"torch.unbind({t}, {d})", f"torch.tensor_split({t}, {pieces}, dim={d})", f"{t}.unfold({d}, {w.slip(max(1, n // 2))}, {w.one([1, 2])})",
                  f"{t}.diagonal()", f"torch.tril({t})", f"torch.index_select({t}, {d}, torch.tensor([0, {w.slip(n - 1)}]))",
                  f"{t}.take_along_dim({t}.argsort({d}), {d})", f"torch.gather({t}, {d}, {t}.argmax({d}, keepdim=True))"])


def index(w):
    t = w.tensor(1)
    if not t:
        return None
    items = []
    for n in w.values[t].shape:
        kind = w.rng.randint(0, 9)
        if kind == 0 and w.chance(0.5):
            items.append("None")
        if kind == 1 and "..." not in items:
            items.append("...")
            break
        if kind < 4:
            items.append(":")
        elif kind == 4:
            items.append(str(w.slip(w.rng.randint(-n, n - 1))) if n else ":")
        elif kind == 5:
            items.append(f"{w.one(['', '0', '1', '-2'])}:{w.one(['', '-1', str(n), '2'])}{w.one(['', ':2', ':1'])}")
        elif kind == 6 and n:
            items.append(w.one(["[0]", f"[0, {w.slip(n - 1)}]", f"torch.tensor([{w.slip(n - 1)}, 0, 0])", "torch.tensor([[0], [0]])"]))
        elif kind == 7:
            items.append("torch.arange(1)" if n else ":")
        else:
            items.append(f":{w.rng.randint(0, n + 1)}")
        if w.chance(0.25):
            break
    return f"{t}[{', '.join(items) or '...'}]"


def product(w):
    t = w.tensor(1, 4)
    if not t:
        return None
    shape = list(w.values[t].shape)
    k = w.slip(shape[-1])
    dtype = str(w.values[t].dtype)
    if w.careless and w.chance(0.1):
        dtype = "torch.float64"
    m = w.one([1, 2, 3, 5])
    other = w.one([w.fresh([k, m], dtype), w.fresh([k], dtype), w.fresh([*shape[:-2], k, m], dtype)])
    letters = "abcd"[: len(shape)]
    return w.one([f"{t} @ {other}", f"torch.matmul({t}, {other})", f"F.linear({t}, {w.fresh([m, k], dtype)})", f"torch.mm({t}, {other})",
                  f"torch.einsum('{letters},{letters[-1]}z->{letters[:-1]}z', {t}, {w.fresh([k, m], dtype)})",
                  f"torch.einsum('...i,...j->...ij', {t}, {t})", f"torch.bmm({t}, {w.fresh([shape[0], k, m], dtype)})",
                  f"torch.tensordot({t}, {other}, dims=1)", f"torch.outer({t}, {t})", f"torch.mv({t}, {w.fresh([k], dtype)})",
                  f"nn.Linear({k}, {m})({t})", f"torch.dot({t}, {t})", f"torch.kron({t}, {w.fresh([2, 2], dtype)})",
                  f"torch.addmm({w.fresh([m], dtype)}, {t}, {other})", f"torch.cdist({t}, {t})", f"torch.einsum('...ij->...ji', {t})",
                  f"F.cosine_similarity({t}, {t}, dim=-1)", f"torch.linalg.norm({t}, dim=-1)", f"torch.linalg.vecdot({t}, {t})"])


def layer(w):
    n = w.rng.choice([1, 2, 2, 2, 3])
    batch, channels = w.one([1, 2, 3]), w.one([1, 2, 3, 4, 6, 8])
    t = w.name(lambda v: v.dim() == n + 2 and v.dtype == torch.float32) if w.chance(0.6) else None
    if t:
        channels = w.values[t].shape[1]
    else:
        t = f"torch.randn({batch}, {channels}, {', '.join(str(w.rng.randint(3, 20)) for _ in range(n))})"
    c = w.slip(channels)
    k, s, p, d = w.one([1, 2, 3, 3, 5]), w.one([1, 1, 2, 3]), w.one([0, 1, 1, 2]), w.one([1, 1, 1, 2])
    out = w.one([1, 2, 4, 6, 8])
    kernel = w.one([str(k), str(tuple([k] + [w.one([1, 3])] * (n - 1)))]) if n > 1 else str(k)
    groups = w.one([1, 1, 1, 2, channels])
    return w.one([
        f"nn.Conv{n}d({c}, {out}, {kernel}, stride={s}, padding={p}, dilation={d})({t})",
        f"nn.Conv{n}d({c}, {out * groups}, {k}, padding={w.one([repr('same'), repr('valid'), '1'])}, groups={groups})({t})",
        f"nn.ConvTranspose{n}d({c}, {out}, {k}, stride={s}, padding={w.one([0, 1])}, output_padding={w.one([0, 0, 1])})({t})",
        f"F.conv{n}d({t}, torch.randn({out}, {c}, {', '.join([str(k)] * n)}), stride={s}, padding={p})",
        f"nn.MaxPool{n}d({k}, stride={s}, padding={w.one([0, 0, 1])}, ceil_mode={w.one(['True', 'False'])})({t})",
        f"F.avg_pool{n}d({t}, {k}, {s}, {w.one([0, 0, 1])}, {w.one(['True', 'False'])})",
        f"F.adaptive_avg_pool{n}d({t}, {w.one([1, 2, 3])})", f"nn.AdaptiveMaxPool{n}d({w.one([1, 2, 4])})({t})",
        f"nn.BatchNorm{n}d({c})({t})", f"nn.InstanceNorm{n}d({c})({t})", f"nn.GroupNorm({w.one([1, groups])}, {c})({t})",
        f"nn.Upsample(scale_factor={w.one([2, 1.5])})({t})", f"F.interpolate({t}, size={w.one([4, 7])}, mode={w.one(['nearest', 'linear', 'bilinear', 'trilinear', 'area'])!r})",
        f"nn.LayerNorm({t}.shape[-1])({t})" if t.isidentifier() else f"nn.Flatten()({t})", f"nn.Flatten({w.one(['', '0, 1', '2'])})({t})",
        f"nn.Dropout{n}d()({t})", f"nn.PixelShuffle({w.one([1, 2])})({t})", f"nn.PReLU({w.one([1, c])})({t})", f"nn.ZeroPad2d({p})({t})",
        f"nn.ReflectionPad{min(n, 2)}d({p})({t})", f"F.unfold({t}, {k}, padding={p}, stride={s})", f"nn.LPPool2d(2, {k}, {s})({t})",
        f"F.max_pool{n}d({t}, {k}, return_indices=True)", f"nn.ChannelShuffle({groups})({t})", f"F.local_response_norm({t}, 2)"])


def sequence(w):
    batch, length, width = w.one([1, 2, 3]), w.one([2, 3, 5, 7]), w.one([4, 8, 12])
    heads = w.one([1, 2, 4])
    x = f"torch.randn({batch}, {length}, {width})"
    e = w.slip(width)
    first = w.one(["", ", batch_first=True"])
    ids = f"torch.zeros({batch}, {length}, dtype={w.one(['torch.int64', 'torch.int64', 'torch.int32', 'torch.float32'])})"
    hidden = w.one([3, 6])
    return w.one([
        f"nn.Embedding(10, {width})({ids})", f"nn.LSTM({e}, {hidden}{first}, bidirectional={w.one(['True', 'False'])})({x})[0]",
        f"nn.GRU({e}, {hidden}, num_layers=2{first})({x})", f"nn.RNN({e}, {hidden})({x}, torch.zeros(1, {w.slip(length)}, {hidden}))",
        f"nn.MultiheadAttention({width}, {heads}{first})({x}, {x}, {x})", f"nn.TransformerEncoderLayer({e}, {heads}, 16{first})({x})",
        f"F.scaled_dot_product_attention({x}, {x}, torch.randn({batch}, {w.slip(length)}, {hidden}))", f"nn.LayerNorm({e})({x})",
        f"nn.Bilinear({e}, {width}, {hidden})({x}, {x})", f"nn.LSTMCell({e}, {hidden})(torch.randn({batch}, {width}))",
        f"F.one_hot(torch.zeros({batch}, {length}, dtype=torch.int64), {hidden})", f"F.embedding({ids}, torch.randn(10, {width}))",
        f"F.cross_entropy(torch.randn({batch}, {hidden}, {length}), torch.zeros({batch}, {w.slip(length)}, dtype=torch.int64))",
        f"F.mse_loss({x}, {x})", f"F.nll_loss(torch.randn({batch}, {hidden}), torch.zeros({w.slip(batch)}, dtype=torch.int64))",
        f"F.binary_cross_entropy_with_logits({x}, torch.zeros({batch}, {w.slip(length)}, {width}))", f"F.kl_div({x}, {x}, reduction='batchmean')",
        f"F.l1_loss({x}, {x}, reduction='none')", f"nn.CosineEmbeddingLoss()({x}[0], {x}[0], torch.ones({w.slip(length)}))"])


def convert(w):
    t = w.tensor()
    return t and w.one([f"{t}.to({w.one(DTYPES)})", f"{t}.float()", f"{t}.long()", f"{t}.double()", f"{t}.bool()", f"{t}.half()",
                        f"{t}.type_as({w.tensor()})", f"{t}.int()", f"{t}.requires_grad_()", f"{t}.new_zeros(({w.one([2, 3])}, 2))",
                        f"{t}.to({w.tensor()})", f"torch.as_tensor({t}.shape)", f"torch.zeros({t}.shape[:1])", f"{t}.new_ones({t}.shape)"])


def unpack(w):
    names = [n for n, v in w.values.items() if isinstance(v, (tuple, list)) and len(v)]
    return names and f"{(n := w.one(names))}[{w.slip(w.rng.randrange(len(w.values[n])))}]"


def scatter(w):
    t = w.tensor(1, floating=True)
    if not t:
        return None
    d = w.dim(t)
    dtype = w.values[t].dtype
    return w.one([f"torch.zeros_like({t}).scatter_({d}, {t}.argmax({d}, keepdim=True), 1.0)",
                  f"{t}.index_add({d}, torch.tensor([0]), {t}.narrow({d}, 0, 1))", f"{t}.scatter_add({d}, {t}.argsort({d}), {t})",
                  f"{t}.index_fill({d}, torch.tensor([0]), 0)", f"torch.take({t}, torch.tensor([0, 1]))",
                  f"{t}.index_copy({d}, torch.tensor([0, {w.slip(0)}]), {t}.narrow({d}, 0, 1).to({dtype}))",
                  f"torch.masked.mean({t}, dim={d})", f"torch.bucketize({t}, torch.tensor([0.0, 1.0]))",
                  f"torch.meshgrid({t}.flatten()[:3], torch.arange(2), indexing='ij')", f"torch.cross({t}, {t}, dim={d})"])


KINDS = ([creation] * 2 + [unary] * 2 + [binary] * 4 + [ternary] + [in_place] + [reduction] * 3 + [running] * 2 + [reshape] * 3
         + [arrange] * 3 + [grow] * 2 + [join] * 2 + [part] * 2 + [index] * 3 + [product] * 3 + [layer] * 4 + [sequence] * 2
         + [convert] * 2 + [unpack] * 2 + [scatter])
