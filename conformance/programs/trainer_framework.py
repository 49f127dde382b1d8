# arguments: --max-epochs 2 --hidden 24 12 --no-shuffle
"""A home-made training framework: modules with steps, callbacks, a trainer, checkpoints, logging to stdout."""
import argparse
import copy
import logging
import os
import sys
from abc import ABC, abstractmethod
from collections import defaultdict
from contextlib import contextmanager

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="[%(levelname)s] %(message)s")
log = logging.getLogger(__name__)


class LitModule(nn.Module, ABC):
    def __init__(self):
        super().__init__()
        self.trainer = None
        self._logged = defaultdict(list)

    def log(self, name, value):
        self._logged[name].append(value.detach() if isinstance(value, torch.Tensor) else value)

    @abstractmethod
    def training_step(self, batch, batch_idx): ...

    @abstractmethod
    def configure_optimizers(self): ...

    def validation_step(self, batch, batch_idx):
        return None


class Callback:
    def __getattr__(self, name):
        if name.startswith("on_"):
            return lambda *args: None
        raise AttributeError(name)


class Checkpoint(Callback):
    def __init__(self, keep=1):
        self.keep, self.states = keep, []

    def on_epoch_end(self, trainer, module):
        state = copy.deepcopy(module.state_dict())
        self.states = (self.states + [(trainer.epoch, state)])[-self.keep:]
        path = os.path.join("checkpoints", f"epoch={trainer.epoch:02d}.ckpt")
        log.info("checkpoint %s with %d tensors", path, len(state))


class Summary(Callback):
    def on_fit_start(self, trainer, module):
        rows = [(n, type(m).__name__, sum(p.numel() for p in m.parameters())) for n, m in module.named_children()]
        width = max(len(n) for n, _, _ in rows)
        for name, kind, count in rows:
            log.info(f"{name:<{width}} | {kind:<12} | {count:>8,}")


class Trainer:
    def __init__(self, max_epochs=1, callbacks=(), accumulate=1, clip=None):
        self.max_epochs, self.callbacks, self.accumulate, self.clip = max_epochs, list(callbacks), accumulate, clip
        self.epoch = self.global_step = 0

    def call(self, hook, *args):
        for callback in self.callbacks:
            getattr(callback, hook)(self, *args)

    @contextmanager
    def evaluating(self, module):
        was = module.training
        module.eval()
        try:
            with torch.no_grad():
                yield
        finally:
            module.train(was)

    def fit(self, module, train_loader, val_loader=None):
        module.trainer = self
        optimizers = module.configure_optimizers()
        optimizer, scheduler = optimizers if isinstance(optimizers, tuple) else (optimizers, None)
        self.call("on_fit_start", module)
        for self.epoch in range(self.max_epochs):
            for i, batch in enumerate(train_loader):
                loss = module.training_step(batch, i)
                if loss is None:
                    continue
                (loss / self.accumulate).backward()
                if (i + 1) % self.accumulate == 0 or i + 1 == len(train_loader):
                    if self.clip:
                        nn.utils.clip_grad_norm_(module.parameters(), self.clip)
                    optimizer.step()
                    optimizer.zero_grad()
                    self.global_step += 1
            if val_loader is not None:
                with self.evaluating(module):
                    outputs = [module.validation_step(batch, i) for i, batch in enumerate(val_loader)]
                    scores = torch.stack([o["val_loss"] for o in outputs])
                    module.log("val_loss", scores.mean())
            if scheduler is not None:
                scheduler.step()
            self.call("on_epoch_end", module)
        return self


class Regressor(LitModule):
    def __init__(self, inputs, hidden=(16,), outputs=1, lr=1e-2):
        super().__init__()
        sizes = [inputs, *hidden]
        self.encoder = nn.Sequential(*[layer for a, b in zip(sizes, sizes[1:]) for layer in (nn.Linear(a, b), nn.SiLU())])
        self.head = nn.Linear(sizes[-1], outputs)
        self.lr = lr

    def forward(self, x):
        return self.head(self.encoder(x))

    def training_step(self, batch, batch_idx):
        x, y = batch
        prediction = self(x).squeeze(-1)
        loss = F.mse_loss(prediction, y)
        self.log("loss", loss)
        return loss

    def validation_step(self, batch, batch_idx):
        x, y = batch
        prediction = self(x)[:, 0]
        error = (prediction - y).abs()
        return {"val_loss": F.mse_loss(prediction, y), "mae": error}

    def configure_optimizers(self):
        optimizer = torch.optim.AdamW(self.parameters(), lr=self.lr)
        return optimizer, torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)


class Broken(Regressor):
    def validation_step(self, batch, batch_idx):
        x, y = batch
        prediction = self(x)
        return {"val_loss": F.mse_loss(prediction.view(y.size(0) // 2, -1).sum(1), y)}


def build_parser():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--max-epochs", type=int, default=5)
    parser.add_argument("--hidden", type=int, nargs="+", default=[16])
    parser.add_argument("--batch-size", type=int, default=8)
    parser.add_argument("--shuffle", action=argparse.BooleanOptionalAction, default=True)
    return parser


def main(argv=None):
    args = build_parser().parse_args(argv)
    log.info("arguments %s", vars(args))
    x = torch.randn(30, 6)
    data = TensorDataset(x, x.sum(1))
    train = DataLoader(data, args.batch_size, shuffle=args.shuffle)
    val = DataLoader(TensorDataset(*data[:10]), args.batch_size)
    checkpoint = Checkpoint()
    module = Regressor(6, args.hidden)
    trainer = Trainer(args.max_epochs, [Summary(), checkpoint], accumulate=2, clip=1.0).fit(module, train, val)
    print("steps", trainer.global_step, "logged", {k: len(v) for k, v in module._logged.items()})
    epoch, state = checkpoint.states[-1]
    clone = Regressor(6, args.hidden)
    print(epoch, clone.load_state_dict(state))
    y = clone(torch.zeros(3, 6))
    try:
        LitModule()
    except TypeError as error:
        print(error)
    Trainer(1, [Summary()]).fit(Broken(6), train, val)


if __name__ == "__main__":
    main()
