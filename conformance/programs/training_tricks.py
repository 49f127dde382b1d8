"""Exponential averages, mixup, cutmix, warm-up, label smoothing, gradient accumulation, partial loading."""
import copy
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class ModelEMA:
    def __init__(self, model, decay=0.99, updates=0):
        self.ema = copy.deepcopy(model).eval()
        self.updates = updates
        self.decay = lambda x: decay * (1 - math.exp(-x / 2000))
        for p in self.ema.parameters():
            p.requires_grad_(False)

    def update(self, model):
        with torch.no_grad():
            self.updates += 1
            d = self.decay(self.updates)
            msd = model.state_dict()
            for k, v in self.ema.state_dict().items():
                if v.dtype.is_floating_point:
                    v *= d
                    v += (1 - d) * msd[k].detach()


def mixup_data(x, y, alpha=1.0):
    lam = torch.distributions.Beta(alpha, alpha).sample() if alpha > 0 else torch.tensor(1.0)
    index = torch.randperm(x.size(0))
    mixed = lam * x + (1 - lam) * x[index]
    return mixed, y, y[index], lam


def cutmix(x, y, size=8):
    index = torch.randperm(x.size(0))
    patched = x.clone()
    patched[:, :, :size, :size] = x[index, :, :size, :size]
    area = 1 - size * size / (x.size(-1) * x.size(-2))
    return patched, y, y[index], area


class LabelSmoothing(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.confidence, self.smoothing = 1.0 - smoothing, smoothing

    def forward(self, x, target):
        logprobs = F.log_softmax(x, dim=-1)
        nll_loss = -logprobs.gather(dim=-1, index=target.unsqueeze(1))
        nll_loss = nll_loss.squeeze(1)
        smooth_loss = -logprobs.mean(dim=-1)
        loss = self.confidence * nll_loss + self.smoothing * smooth_loss
        return loss.mean()


class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=None):
        super().__init__()
        self.gamma = gamma
        self.register_buffer("alpha", alpha)

    def forward(self, logits, target):
        ce = F.cross_entropy(logits, target, reduction="none")
        pt = torch.exp(-ce)
        loss = (1 - pt) ** self.gamma * ce
        if self.alpha is not None:
            loss = self.alpha[target] * loss
        return loss.mean()


class WarmupCosine(torch.optim.lr_scheduler.LambdaLR):
    def __init__(self, optimizer, warmup, total):
        def factor(step):
            if step < warmup:
                return (step + 1) / warmup
            return 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup)))
        super().__init__(optimizer, factor)


class SAM(torch.optim.Optimizer):
    def __init__(self, params, base, rho=0.05, **kwargs):
        super().__init__(params, dict(rho=rho, **kwargs))
        self.base_optimizer = base(self.param_groups, **kwargs)

    @torch.no_grad()
    def first_step(self):
        norm = torch.norm(torch.stack([p.grad.norm(p=2) for group in self.param_groups for p in group["params"] if p.grad is not None]), p=2)
        for group in self.param_groups:
            scale = group["rho"] / (norm + 1e-12)
            for p in group["params"]:
                if p.grad is None:
                    continue
                self.state[p]["e_w"] = p.grad * scale
                p.add_(self.state[p]["e_w"])
        self.zero_grad()

    @torch.no_grad()
    def second_step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.sub_(self.state[p]["e_w"])
        self.base_optimizer.step()
        self.zero_grad()


def split_decay(model, weight_decay=1e-4, skip=("bias",)):
    decay, no_decay = [], []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        (no_decay if p.ndim <= 1 or name.split(".")[-1] in skip else decay).append(p)
    return [{"params": no_decay, "weight_decay": 0.0}, {"params": decay, "weight_decay": weight_decay}]


def make_model(classes=6):
    return nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 16, 3, 2, 1), nn.BatchNorm2d(16), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(64, classes))


model = make_model()
groups = split_decay(model)
print([len(g["params"]) for g in groups])
optimizer = torch.optim.SGD(groups, lr=0.4, momentum=0.9)
scheduler = WarmupCosine(optimizer, 3, 8)
ema = ModelEMA(model)
criterion = LabelSmoothing()
images, labels = torch.rand(10, 3, 32, 32), torch.arange(10) % 6
for step in range(6):
    if step % 2 == 0:
        x, a, b, lam = mixup_data(images, labels)
    else:
        x, a, b, lam = cutmix(images, labels)
    output = model(x)
    loss = lam * criterion(output, a) + (1 - lam) * criterion(output, b)
    loss = loss / 2
    loss.backward()
    if step % 2:
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=2.0)
        optimizer.step()
        optimizer.zero_grad()
        ema.update(model)
    scheduler.step()
    print(step, [round(v, 4) for v in scheduler.get_last_lr()], ema.updates)
focal = FocalLoss(alpha=torch.ones(6))(ema.ema(images), labels)
sam = SAM(model.parameters(), torch.optim.SGD, lr=0.1)
for closure in range(2):
    value = F.cross_entropy(model(images), labels)
    value.backward()
    (sam.first_step if closure == 0 else sam.second_step)()
print(len(sam.state), focal.shape, sum(v.numel() for v in ema.ema.state_dict().values()))
other = make_model(classes=9)
pretrained = ema.ema.state_dict()
own = other.state_dict()
usable = {k: v for k, v in pretrained.items() if k in own and v.shape == own[k].shape}
skipped = [k for k in pretrained if k not in usable]
print(other.load_state_dict(usable, strict=False), skipped)
logits = other(images)
loss = criterion(logits, F.one_hot(labels, 9))
