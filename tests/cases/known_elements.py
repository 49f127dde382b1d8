# Small tensors whose elements are known, because programs compute sizes from them.
import torch

steps = torch.arange(0, 10, 3)  #: int64[4]
print(steps.tolist(), steps.sum().item(), len(steps), int(steps[-1]), steps.max().item())
rates = torch.linspace(0, 0.1, 5)  #: [5]
print([round(r.item(), 4) for r in rates], rates.shape)
depths = torch.tensor([2, 2, 6, 2])  #: int64[4]
ends = torch.cumsum(depths, 0)  #: int64[4]
print(ends.tolist(), depths.prod().item(), (depths * 2).tolist(), (depths > 2).any().item(), depths.argmax().item())
drop = [x.item() for x in torch.linspace(0, 0.2, sum(depths.tolist()))]
print(len(drop), f"{drop[-1]:.2f}", drop[0])
grid = torch.arange(12).reshape(3, 4)  #: int64[3, 4]
print(grid.tolist(), grid[1].tolist(), grid[:, 2].tolist(), grid.T[0].tolist(), grid[1, 2].item(), grid.flatten()[-1].item())
layer = torch.zeros(int(depths[2]), depths[1].item())  #: [6, 2]
mask = grid % 2 == 0  #: bool[3, 4]
picked = grid[mask]  #: int64[6]
where = torch.nonzero(depths == 2)  #: int64[3, 1]
flat = where.flatten().tolist()
print(flat, picked.shape)
total = torch.ones(3, 4).sum()  #: []
wide = torch.empty(int(total), 2)  #: [12, 2]
size = torch.tensor([32, 48])  #: int64[2]
half = size // 2  #: int64[2]
image = torch.empty(1, 3, *half.tolist())  #: [1, 3, 16, 24]
scaled = (size.float() * 0.3).long()  #: int64[2]
print(half.tolist(), scaled.tolist(), size.min().item() / 2, size.float().mean().item())
for i in torch.arange(2, 4):
    row = torch.empty(i)  #: [2] | [3]
    print(i.item(), float(i), row.shape)
for n in depths:
    block = torch.empty(int(n), 3)  #: [2, 3] | [6, 3]
if depths.sum() > 10:
    big = torch.ones(1)  #: [1]
pad = (4 - grid.shape[0] % 4) % 4
rows = torch.cat([grid, torch.zeros(pad, 4, dtype=torch.int64)])  #: int64[4, 4]
anchors = torch.stack(torch.meshgrid(torch.arange(2), torch.arange(3), indexing="xy"), dim=-1).view(-1, 2)  #: int64[6, 2]
print(anchors.tolist())
a, b = torch.tensor([3, 5]).unbind()  #: a int64[]; b int64[]
out = torch.empty(a, b)  #: [3, 5]
print(torch.tensor([1.5, 2.5]).tolist(), torch.tensor(3).item() + 1, bool(torch.tensor(0)), torch.tensor([[1]]).item(), float(torch.tensor(0.1)))
print(torch.arange(3) == torch.tensor([0, 5, 2]), torch.equal(torch.arange(3), torch.tensor([0, 1, 2])))
try:
    torch.arange(3).item()
except RuntimeError as error:
    print(error)
try:
    bool(torch.zeros(2))
except RuntimeError as error:
    print(error)
print(depths.nonzero(as_tuple=True), torch.where(grid > 9), grid[mask], torch.eye(2))
print(torch.relu(torch.tensor([float("nan"), -1.0])), torch.maximum(torch.tensor([float("nan")]), torch.tensor([1.0])), torch.tensor([5]) & 3)
norm = torch.nn.BatchNorm1d(2)
print(norm.weight, norm.running_mean)
