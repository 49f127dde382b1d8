# Operations in the notation of einx.
import einx
import torch

x = torch.randn(2, 5, 8)  #: [2, 5, 8]
mask = torch.ones(2, 5, dtype=torch.bool)  #: bool[2, 5]
distance = einx.subtract("j, i -> i j", torch.arange(3), torch.arange(4))  #: int64[4, 3]
print(distance)
causal = einx.less("j, i -> i j", torch.arange(3), torch.tensor([1, 2]))  #: bool[2, 3]
print(causal)
kept = einx.where("b n, b n d, -> b n d", mask, x, 0.0)  #: [2, 5, 8]
implicit = einx.where("b n, b n d,", mask, x, -1)  #: [2, 5, 8]
pairs = einx.subtract("... j, ... i -> ... i j", x, x)  #: [2, 5, 8, 8]
gated = einx.multiply("b n h, b h n d -> b h n d", torch.randn(2, 4, 3), torch.randn(2, 3, 4, 7))  #: [2, 3, 4, 7]
streams = einx.add("b n d, s d -> (b s) n d", x, torch.randn(3, 8))  #: [6, 5, 8]
unit = einx.subtract("j, i -> 1 i j", torch.arange(3), torch.arange(4))  #: int64[1, 4, 3]
total = einx.sum("... c -> ...", x)  #: [2, 5]
mean = einx.mean("b [n] d", x)  #: [2, 8]
pooled = einx.max("b (n [s]) d", torch.randn(2, 6, 3), s=3)  #: [2, 2, 3]
picked = einx.get_at("b n [l], b n -> b n", x, torch.zeros(2, 5, dtype=torch.long))  #: [2, 5]
rows = einx.get_at("b [n] d, b m -> b m d", x, torch.zeros(2, 3, dtype=torch.long))  #: [2, 3, 8]
attention = einx.softmax("b n [d]", x)  #: [2, 5, 8]
product = einx.dot("b n d, d e -> b n e", x, torch.randn(8, 4))  #: [2, 5, 4]
heads = einx.id("b (h n) d -> b h n d", torch.randn(2, 6, 3), h=2)  #: [2, 2, 3, 3]
repeated = einx.id("b d -> b n d", torch.randn(2, 3), n=5)  #: [2, 5, 3]
both = einx.logical_and("b i, b j -> b i j", mask, mask)  #: bool[2, 5, 5]
