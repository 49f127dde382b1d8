# einops where it is not installed: rearrange, reduce, repeat, einsum, pack, unpack and the layers of torch.
import torch
from einops import EinopsError, einsum, pack, parse_shape, rearrange, reduce, repeat, unpack
from einops.layers.torch import EinMix, Rearrange, Reduce

x = torch.empty(2, 3, 32, 48)  #: [2, 3, 32, 48]
a = rearrange(x, "b c h w -> b (h w) c")  #: [2, 1536, 3]
b = rearrange(x, "b c (h p1) (w p2) -> b (h w) (p1 p2 c)", p1=16, p2=8)  #: [2, 12, 384]
c = rearrange(x, "b ... -> (...) b")  #: [4608, 2]
d = rearrange([x[0], x[1]], "b c h w -> b h w c")  #: [2, 32, 48, 3]
e = reduce(x, "b c (h 2) (w 2) -> b c h w", "max")  #: [2, 3, 16, 24]
f = reduce(x, "b c h w -> b c () ()", "mean")  #: [2, 3, 1, 1]
g = reduce(x > 0, "b c h w -> b", "any")  #: bool[2]
h = reduce(x, "b c ... -> c", torch.sum)  #: [3]
i = repeat(x[0, 0], "h w -> h w c", c=3)  #: [32, 48, 3]
j = repeat(x, "b c h w -> (b n) c h w", n=4)  #: [8, 3, 32, 48]
k = repeat(torch.empty(64), "d -> b 1 d", b=5)  #: [5, 1, 64]
l = rearrange(x, "b c h w -> c w b h").stride()
m = einsum(x, torch.empty(3, 7), "b c h w, c o -> b o h w")  #: [2, 7, 32, 48]
n = einsum(x, "b c h w -> b c")  #: [2, 3]
packed, shapes = pack([torch.empty(2, 5), torch.empty(2, 3, 4, 5)], "b * d")  #: [2, 13, 5]
one, many = unpack(packed, shapes, "b * d")  #: many [2, 3, 4, 5]; one [2, 5]
head, rest = unpack(packed, [[1], [-1]], "b * d")  #: head [2, 1, 5]; rest [2, 12, 5]
sizes = parse_shape(x, "b _ h w")
print(l, shapes, sizes)

net = torch.nn.Sequential(
    Rearrange("b c (h p) (w q) -> b (h w) (p q c)", p=16, q=16),
    torch.nn.Linear(768, 64),
    EinMix("b n (head c) -> b n (head d)", weight_shape="head c d", bias_shape="head d", head=8, c=8, d=16),
    Reduce("b n d -> b d", "mean"),
)
y = net(x)  #: [2, 128]
print(net)
print(sum(p.numel() for p in net.parameters()))


def attempt(function):
    try:
        function()
    except (EinopsError, KeyError, NotImplementedError, RuntimeError) as error:
        print(type(error).__name__, error)


attempt(lambda: rearrange(x, "b c h -> b h c"))
attempt(lambda: rearrange(x, "b c (h p) w -> b c h p w", p=5))
attempt(lambda: rearrange(x, "b c h w -> b c (h w) d"))
attempt(lambda: rearrange(x, "b c h w -> b c h h"))
attempt(lambda: rearrange(x, "b 4 h w -> b h w"))
attempt(lambda: rearrange(x, "b c h w -> b c h w", p=3))
attempt(lambda: rearrange(x, "b c (h (w)) -> b c h w"))
attempt(lambda: rearrange(x, "b c h w) -> b c h w"))
attempt(lambda: rearrange(x, "b c h -w -> b c h w"))
attempt(lambda: rearrange(x, "b c h _w -> b c h _w"))
attempt(lambda: repeat(x, "b c h w -> b c h w n"))
attempt(lambda: repeat(x, "b c h w -> b c h"))
attempt(lambda: repeat(x[:1], "2 c h w -> 2 c h w"))
attempt(lambda: reduce(x, "b c h w -> b z", "mean"))
attempt(lambda: reduce(x, "b c h w -> b", "median"))
attempt(lambda: reduce(torch.zeros(2, 3, dtype=torch.int64), "a b -> a", "mean"))
attempt(lambda: reduce(x, "b ... c d e f -> b", "max"))
attempt(lambda: Rearrange("b c -> b c d"))
attempt(lambda: Rearrange("b c -> c b")(x))
attempt(lambda: EinMix("b c -> b d", weight_shape="c d", c=3))
attempt(lambda: parse_shape(x, "b c h"))
attempt(lambda: pack([torch.empty(2)], "a b *"))
attempt(lambda: unpack(packed, [[2], [3]], "b * d"))
attempt(lambda: einsum(x, "b c h w -> b z"))
rearrange(x, "b c (h p) w -> b (c p) h w", p=7)  #! EinopsError:  Error while processing rearrange-reduction pattern "b c (h p) w -> b (c p) h w".\n Input tensor shape: torch.Size([2, 3, 32, 48]). Additional info: {'p': 7}.\n Shape mismatch, can't divide axis of length 32 in chunks of 7
