"""Numbers that an element type does not hold, indices beyond a dimension, lengths that do not add up."""
import torch
import torch.nn.functional as F


def attempt(call):
    try:
        result = call()  #: float16[2, 3] | bfloat16[2, 3] | uint8[2] | uint8[1] | int32[3] | [3, 4] | []
        print(tuple(result.shape), result.dtype)
    except (RuntimeError, IndexError, ValueError, NotImplementedError) as e:
        print(f"{type(e).__name__}: {e}")


half = torch.randn(2, 3).half()  #: float16[2, 3]
mask = torch.zeros(2, 3, dtype=torch.bool)  #: bool[2, 3]
attempt(lambda: half.masked_fill(mask, -1e9))  # the usual attention mask, in half precision
attempt(lambda: half.masked_fill(mask, float("-inf")))
attempt(lambda: half.masked_fill(mask, torch.tensor(-1e9)))
attempt(lambda: half.bfloat16().masked_fill(mask, -1e9))
attempt(lambda: half.clamp(max=1e9))
attempt(lambda: torch.full_like(half, 65520))
attempt(lambda: torch.full((2,), 300, dtype=torch.uint8))
attempt(lambda: torch.full((2,), -255, dtype=torch.uint8))
attempt(lambda: torch.tensor([255.9], dtype=torch.uint8))
attempt(lambda: torch.zeros(3, dtype=torch.int64).fill_(1e40))
attempt(lambda: torch.zeros(3, dtype=torch.int32).sub(1, alpha=2**31))
attempt(lambda: F.pad(half, (1, 1), value=1e9))
attempt(lambda: F.pad(half, (0, 0), value=1e9))
attempt(lambda: F.leaky_relu(half, 1e9))
attempt(lambda: half.masked_fill(torch.zeros(2, dtype=torch.float32), 0))
x = torch.randn(3, 4)  #: [3, 4]
attempt(lambda: x.index_select(1, torch.tensor([0, 4])))
attempt(lambda: x[0].index_select(0, torch.tensor([-1])))
attempt(lambda: x.index_fill(0, torch.tensor([-3]), 1.0))
attempt(lambda: x.index_fill(0, torch.tensor([3]), 1.0))
attempt(lambda: x.index_copy(0, torch.tensor([3]), x[:1]))
attempt(lambda: x.index_add(0, torch.tensor([3]), x[:1]))
attempt(lambda: x.take(torch.tensor([-12, 12])))
attempt(lambda: x.index_put((torch.tensor([0, 1]),), torch.randn(3)))
attempt(lambda: x.index_put((torch.tensor([0, 1]),), torch.zeros(4, dtype=torch.int64)))
attempt(lambda: x.index_put((torch.tensor([0, 3]),), torch.randn(4)))
probs = torch.randn(50, 4, 20).log_softmax(2)  #: [50, 4, 20]
lengths = torch.tensor([50, 50, 50, 50])  #: int64[4]
attempt(lambda: F.ctc_loss(probs, torch.ones(4, 30, dtype=torch.long), lengths, torch.tensor([30, 25, 20, 10])))
attempt(lambda: F.ctc_loss(probs, torch.ones(3, 30, dtype=torch.long), lengths, torch.tensor([30, 25, 20, 10])))
attempt(lambda: F.ctc_loss(probs, torch.ones(80, dtype=torch.long), lengths, torch.tensor([30, 25, 20, 10])))
attempt(lambda: F.ctc_loss(probs, torch.ones(4, 30, dtype=torch.long), lengths[:3], torch.tensor([30, 25, 20, 10])))
attempt(lambda: F.ctc_loss(probs, torch.ones(4, 30, dtype=torch.long), lengths + 1, torch.tensor([30, 25, 20, 10])))
attempt(lambda: F.ctc_loss(probs, torch.ones(4, 30, dtype=torch.long), lengths, torch.tensor([30, 25, 20, 10]), blank=20))
