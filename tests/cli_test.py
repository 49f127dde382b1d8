#!/usr/bin/env python3
"""Commands on input that nobody wants: exit status, messages, and that every other file is still looked at."""

import json
import os
import subprocess
import sys

from problem_report import report

WRONG = "import torch\nx = torch.zeros(2, 3) @ torch.zeros(2, 3)\n"
LIBRARY = """import torch
from torch import nn
class Fine(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.layer = nn.Linear(width, 2)
class Wrong(nn.Module):
    def __init__(self, width=4):
        super().__init__()
        self.layer = nn.Conv2d(width, 5, 3, groups=3)
"""
BAD = {
    "nul.py": b"x = 1\0\n",
    "latin.py": "caf\xe9 = 1\n".encode("latin-1"),
    "syntax.py": b"def f(:\n",
    "nested.py": b"x = " + b"(" * 10_000 + b")" * 10_000 + b"\n",
    "binary.py": bytes(range(256)) * 64,
    "empty.py": b"",
    "forever.py": b"while True: pass\n",
    "recursion.py": b"def f(n): return f(n + 1)\nf(0)\n",
    "huge_list.py": b"x = [0] * 10 ** 12\n",
    "huge_number.py": b"x = 10 ** 10 ** 10\n",
    "cycle_a.py": b"import cycle_b\n",
    "cycle_b.py": b"import cycle_a\n",
    "missing.py": b"import no_such_package\nno_such_package.f()\n",
    "builtins_rebound.py": b"import builtins\nbuiltins.len = None\nlist = int = str = None\nprint = 3\n",
    "long_line.py": b"x = [" + b"1, " * 100_000 + b"]\n",
}


def run(shapetrace, *arguments):
    return subprocess.run([shapetrace, *arguments], capture_output=True, text=True, timeout=120, errors="replace")


def problems(shapetrace, folder):
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
        done = run(shapetrace, "trace", "--max-seconds", "1", str(folder / name))
        if done.returncode not in (0, 1, 2):
            yield f"trace {name}: status {done.returncode}"
        elif done.returncode == 2 and "error:" not in done.stderr:
            yield f"trace {name}: no message"
    (folder / "wrong.py").write_text(WRONG)
    (folder / "library.py").write_text(LIBRARY)
    (folder / "loop").symlink_to(folder)
    (folder / "hanging.py").symlink_to(folder / "hanging.py")
    (folder / "unreadable.py").write_text("x = 1\n")
    os.chmod(folder / "unreadable.py", 0)
    for arguments in (["trace", str(folder)], ["trace", str(folder / "none.py")], ["trace"], ["no", "such", "command"]):
        if run(shapetrace, *arguments).returncode != 2:
            yield f"{' '.join(arguments)}: status is not 2"

    done = run(shapetrace, "check", "--max-seconds", "1", str(folder))
    for part in ("wrong.py:2:", "library.py:10:", "must be divisible by groups"):
        if part not in done.stdout:
            yield f"check: {part!r} is missing"
    if "files checked: something wrong in" not in done.stderr or "could not be read" not in done.stderr:
        yield f"check: no summary: {done.stderr[-300:]!r}"
    done = run(shapetrace, "check", "--max-seconds", "1", "--format", "sarif", str(folder))
    log = json.loads(done.stdout)
    results = log["runs"][0]["results"]
    if log["version"] != "2.1.0" or not any(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(
            "wrong.py") and r["locations"][0]["physicalLocation"]["region"]["startLine"] == 2 for r in results):
        yield "check --format sarif: the finding is missing"
    if {r["ruleId"] for r in results} - {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}:
        yield "check --format sarif: results of rules that are not listed"
    json.loads(run(shapetrace, "check", "--max-seconds", "1", "--format", "json", str(folder)).stdout)


if __name__ == "__main__":
    sys.exit(report(problems, __doc__))
