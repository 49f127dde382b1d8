#!/usr/bin/env python3
"""Programs with conditions that nobody can know: what works whatever they are is not reported, and what fails under some
says under which.
"""
import json
import os
import subprocess
import sys

from problem_report import report

# What is asked twice of one value is answered the same way twice.
ASKED_TWICE = """
cfg.use
cfg.act == "relu"
cfg.act != "relu"
cfg.extra is not None
cfg.extra is None
not cfg.other
cfg.n > 3
cfg.n >= 3
3 < cfg.n
cfg.n + 2 > 3
cfg.n % 2 == 0
"key" in cfg.keys
"key" not in cfg.keys
cfg.kind in ("a", "b")
cfg.kind in {"a": 1, "b": 2}
isinstance(cfg.t, tuple)
isinstance(cfg.t, (tuple, list))
cfg["use"]
cfg[0]
cfg.get("use")
cfg.get("use", False)
cfg.is_large()
hasattr(cfg, "use")
getattr(cfg, "use", False)
bool(cfg.use)
cfg.use and cfg.other
cfg.use or cfg.other
not (cfg.use and cfg.other)
cfg.model.heads.use
found
found and cfg.use
not found
cfg.name.startswith("a")
1 < cfg.n < 5
"""
TWICE = """import os
import torch
from torch import nn
import package_that_is_not_there as missing
cfg = missing.load("options.yaml")
found = os.path.exists("/a/folder/that/is/nowhere")
class Net(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        if {condition}:
            self.layer = nn.Linear(4, 8)
        else:
            self.other = nn.Linear(4, 6)
    def forward(self, x):
        for _ in range(2):
            if {condition}:
                y = self.layer(x)
            else:
                y = self.other(x)
        return y
net = Net(cfg)
y = net(torch.zeros(2, 4))
if {condition}:
    y = y.reshape(16)
else:
    y = y.reshape(12)
"""

# Programs without errors: what may have changed in between is asked again; one condition excludes another.
FINE = {
    "equal to one": """
if cfg.act == "relu": x = torch.zeros(2, 3)
elif cfg.act == "gelu": x = torch.zeros(2, 4)
else: x = None
if cfg.act == "gelu": x.reshape(8)
if cfg.act == "relu": x.reshape(6)
if cfg.act in ("relu", "gelu"): x.sum()
""",
    "None is false": """
x = torch.zeros(2, 3) if cfg.size is None else torch.zeros(2, 4)
if cfg.size: x.reshape(8)
""",
    "what is true is not None": """
x = torch.zeros(2, 3) if cfg.size else None
if cfg.size:
    if cfg.size is None: raise ValueError
    x.reshape(6)
""",
    "set": """
x = torch.zeros(2, 3) if cfg.use else torch.zeros(2, 4)
cfg.use = not cfg.use
if cfg.use: x.reshape(8)
else: x.reshape(6)
cfg.width = 5
x.new_zeros(2, 5).reshape(cfg.width, 2)
""",
    "a stack": """
n = 0
while stack:
    stack.pop()
    n = 1
if not stack:
    x = torch.zeros(2, 3)
x.reshape(6)
""",
    "retries": """
for attempt in range(3):
    if cfg.connection.ready:
        break
    cfg.connection.open()
while not cfg.connection.done():
    cfg.connection.step()
torch.zeros(2, 3).reshape(6)
""",
    "chains": """
def pick(n):
    if not 0 < n < 9:
        raise ValueError(n)
    return torch.zeros(2, 3)
for n in (cfg.a, cfg.b, cfg.c):
    pick(n).reshape(6)
""",
    "another value": """
x = torch.zeros(2, 3) if cfg.n > 0 else torch.zeros(2, 4)
y = torch.zeros(2, 3) if -cfg.n > 0 else torch.zeros(2, 4)
name = cfg.name
if name == "A":
    x = torch.zeros(1)
if name.lower() == "a":
    pass
""",
}
# Programs that fail under a choice: the line, and the choices that it depends on.
FAILS = {
    "an argument": ("""
out = nn.LSTM(4, 3, bidirectional=cfg.both)(torch.zeros(5, 2, 4))[0]
if cfg.loud:
    print(out)
if cfg.both:
    out = nn.Linear(3, 2)(out)
""", 5, ["a condition within `nn.LSTM(4, 3, bidirectional=cfg.both)` is true"]),
    "a flag": ("""
x = torch.zeros(2, 3)
if cfg.loud:
    print(x)
if cfg.flat and not cfg.other:
    x = x.reshape(7)
""", 5, ["`cfg.flat` is true", "`cfg.other` is false"]),
    "one of many": ("""
x = torch.zeros(2, 3)
if cfg.a: x = x + 1
if cfg.b: x = x + 1
if cfg.c: x = x + 1
if cfg.mode == "wide": x = x.reshape(7)
""", 5, ['`cfg.mode == "wide"` is true']),
}
HEAD = "import torch\nfrom torch import nn\nimport package_that_is_not_there as missing\ncfg, stack = missing.load(), missing.stack()\n"


def traced(shapetrace, path, *options):
    done = subprocess.run([shapetrace, "trace", *options, "--max-paths", "40", str(path)], capture_output=True,
                          text=True, timeout=60, env={**os.environ, "COLUMNS": "200"})
    if done.returncode not in (0, 1):
        raise SystemExit(f"status {done.returncode}: {done.stderr[-300:]}")
    return json.loads(done.stdout) if "--json" in options else done.stdout


# Calls with a value that nobody knows: it may be one number or a list of them, so that no rank follows from it.
FROM_OUTSIDE = """
F.pad(x, p)
F.interpolate(x, size=p)
F.interpolate(x, scale_factor=p)
x.repeat(p)
x.tile(p)
x.permute(p)
x.view(p)
x.reshape(p)
x.expand(p)
x.sum(p)
x.mean((p, 1))
x.flip(p)
x.roll(p, p)
x.squeeze(p)
x.movedim(p, p)
x.unflatten(1, p)
x.split(p, 1)
x.softmax(p)
x.cumsum(p)
x.transpose(p, 1)
torch.einsum(p, x)
torch.zeros(p)
torch.full(p, 1.0)
torch.tensordot(x, x, p)
torch.cat([x, x], p)
F.adaptive_avg_pool2d(x, p)
torch.nn.Conv2d(3, 8, p, p, p)(x)
"""
OUTSIDE = """import json
import torch
import torch.nn.functional as F
p = json.loads(open("a_file_that_is_nowhere.json").read())["p"]
x = torch.zeros(1, 3, 8, 8)
y = {call}
print(y.shape)
"""


def problems(shapetrace, folder):
    path = folder / "program.py"
    for call in FROM_OUTSIDE.strip().splitlines():
        path.write_text(OUTSIDE.format(call=call))
        trace = traced(shapetrace, path, "--json")
        if trace["outcome"]["kind"] != "ok":
            yield f"{call}: ends {trace['outcome']}"
    fine = {f"twice {condition}": TWICE.format(condition=condition) for condition in ASKED_TWICE.strip().splitlines()}
    fine.update({name: HEAD + program.lstrip("\n") for name, program in FINE.items()})
    for name, program in fine.items():
        path.write_text(program)
        trace = traced(shapetrace, path, "--json")
        for finding in trace["findings"]:
            yield f"{name}: line {finding['line']}: {finding['message']} {[c['condition'] for c in finding['choices']]}"
        if trace["outcome"]["kind"] != "ok" and not trace["findings"]:
            yield f"{name}: ends {trace['outcome']}, {trace['gaps']}"
        if trace["paths"] < 2 and name.startswith("twice"):
            yield f"{name}: only one way is followed"
    for name, (program, line, choices) in FAILS.items():
        path.write_text(HEAD + program.lstrip("\n"))
        trace = traced(shapetrace, path, "--json")
        lines = [finding["line"] for finding in trace["findings"]]
        if lines != [line + 4]:
            yield f"{name}: found in {lines}, not in {line + 4}"
            continue
        text = traced(shapetrace, path)
        for choice in choices:
            if choice not in text:
                yield f"{name}: does not say {choice!r}: {text}"
        if len(trace["findings"][0]["choices"]) != len(choices):
            yield f"{name}: {trace['findings'][0]['choices']}"


if __name__ == "__main__":
    sys.exit(report(problems, __doc__))
