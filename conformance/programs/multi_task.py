"""Several tasks on one backbone, with dictionaries of outputs, losses and metrics; one head is mis-sized."""
from functools import reduce

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, default_collate

TASKS = {
    "class": {"kind": "classification", "size": 5, "weight": 1.0},
    "age": {"kind": "regression", "size": 1, "weight": 0.5},
    "tags": {"kind": "multilabel", "size": 7, "weight": 2.0},
    "boxes": {"kind": "regression", "size": 4, "weight": 0.1},
}


class People(Dataset):
    def __init__(self, n=14):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        targets = {"class": i % 5, "age": float(20 + i), "tags": torch.zeros(7).scatter_(0, torch.tensor([i % 7]), 1.0), "boxes": torch.tensor([0.1, 0.2, 0.3, 0.4])}
        return torch.randn(3, 24, 24), targets, {"id": i, "name": f"person {i}"}


class SqueezeExcite(nn.Module):
    def __init__(self, channels, reduction=4):
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Sequential(nn.Linear(channels, channels // reduction, bias=False), nn.ReLU(inplace=True),
                                nn.Linear(channels // reduction, channels, bias=False), nn.Sigmoid())

    def forward(self, x):
        b, c, _, _ = x.size()
        y = self.pool(x).view(b, c)
        y = self.fc(y).view(b, c, 1, 1)
        return x * y.expand_as(x)


class Pyramid(nn.Module):
    """features of three resolutions brought to one"""

    def __init__(self, widths=(8, 16, 32), out=12):
        super().__init__()
        chain = [3, *widths]
        self.stages = nn.ModuleList([nn.Sequential(nn.Conv2d(a, b, 3, 2, 1), nn.BatchNorm2d(b), nn.ReLU(), SqueezeExcite(b)) for a, b in zip(chain, widths)])
        self.lateral = nn.ModuleList([nn.Conv2d(w, out, 1) for w in widths])

    def forward(self, x):
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        laterals = [conv(m) for conv, m in zip(self.lateral, maps)]
        for i in range(len(laterals) - 1, 0, -1):
            laterals[i - 1] = laterals[i - 1] + F.interpolate(laterals[i], size=laterals[i - 1].shape[-2:], mode="nearest")
        return laterals


class MultiTask(nn.Module):
    def __init__(self, tasks, out=12):
        super().__init__()
        self.tasks = tasks
        self.backbone = Pyramid(out=out)
        self.heads = nn.ModuleDict({name: nn.Linear(out * 3, t["size"]) for name, t in tasks.items()})
        self.log_vars = nn.ParameterDict({name: nn.Parameter(torch.zeros(())) for name in tasks})

    def forward(self, x):
        maps = self.backbone(x)
        pooled = torch.cat([m.mean(dim=(2, 3)) for m in maps], dim=1)
        return {name: head(pooled) for name, head in self.heads.items()}

    def losses(self, outputs, targets):
        result = {}
        for name, task in self.tasks.items():
            out, target = outputs[name], targets[name]
            match task["kind"]:
                case "classification":
                    loss = F.cross_entropy(out, target)
                case "multilabel":
                    loss = F.binary_cross_entropy_with_logits(out, target)
                case "regression":
                    loss = F.smooth_l1_loss(out.squeeze(-1), target.float())
                case other:
                    raise ValueError(other)
            precision = torch.exp(-self.log_vars[name])
            result[name] = task["weight"] * (precision * loss + self.log_vars[name])
        return result


def collate(batch):
    images, targets, infos = zip(*batch)
    return torch.stack(images), default_collate(list(targets)), list(infos)


def run(model, loader, optimizer):
    for images, targets, infos in loader:
        outputs = model(images)
        losses = model.losses(outputs, targets)
        total = reduce(torch.add, losses.values())
        optimizer.zero_grad()
        total.backward()
        optimizer.step()
        print({k: tuple(v.shape) for k, v in outputs.items()}, {k: str(v.dtype)[6:] for k, v in targets.items()}, infos[-1]["name"], len(infos))
    return losses


model = MultiTask(TASKS)
optimizer = torch.optim.Adam([{"params": model.backbone.parameters(), "lr": 1e-4}, {"params": [*model.heads.parameters(), *model.log_vars.parameters()]}], lr=1e-3)
loader = DataLoader(People(), batch_size=6, collate_fn=collate)
losses = run(model, loader, optimizer)
print(sorted(losses), [len(g["params"]) for g in optimizer.param_groups], sum(p.numel() for p in model.heads.parameters()))
frozen = MultiTask({k: TASKS[k] for k in ("class", "tags")})
frozen.backbone.load_state_dict(model.backbone.state_dict())
for p in frozen.backbone.parameters():
    p.requires_grad_(False)
print(sum(p.requires_grad for p in frozen.parameters()), list(frozen.state_dict())[-4:])
wrong = MultiTask({**TASKS, "boxes": {**TASKS["boxes"], "size": 6}})
run(wrong, loader, torch.optim.SGD(wrong.parameters(), lr=0.1))
