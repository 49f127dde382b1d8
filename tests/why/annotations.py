import torch
import torch.nn as nn
from typing import Optional
from torch import Tensor
from jaxtyping import Float, Int, jaxtyped
from beartype import beartype as typechecker
from torchtyping import TensorType, patch_typeguard
from typeguard import typechecked

patch_typeguard()

class Attn(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(8, 8)

    @jaxtyped(typechecker=typechecker)
    def forward(self, q: Float[Tensor, "b t d"], k: Float[Tensor, "b s d"], m: Optional[Float[Tensor, "t s"]] = None) -> Float[Tensor, "b t s"]:
        return self.q(q) @ k.transpose(1, 2)

def loss(x: Float[Tensor, "*batch c"], y: Int[Tensor, "*batch"]) -> Float[Tensor, ""]:
    return torch.nn.functional.cross_entropy(x, y)

@typechecked
def f(x: TensorType["batch", 3, float], y: TensorType["batch": ..., "z": 4]) -> TensorType["batch"]:
    return x.sum(1)

a = Attn()
print(a(torch.randn(2, 5, 8), torch.randn(2, 7, 8)).shape)
print(loss(torch.randn(4, 3), torch.zeros(4, dtype=torch.long)))
print(f(torch.randn(2, 3), torch.randn(2, 4)).shape)
print(a(torch.randn(2, 5, 8), torch.randn(1, 7, 8)).shape)
def g(x: Float[Tensor, "n 3 h w"]) -> Float[Tensor, "n 3"]:
    return x.mean((2, 3)).sum(1)
def h(x: Int[Tensor, "n"]): return x
g(torch.randn(2, 3, 4, 4))
g(torch.randn(2, 1, 4, 4))
h(torch.randn(3))
h(torch.zeros(3, 1).long())
