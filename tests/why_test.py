#!/usr/bin/env python3
"""What shapetrace says about failing programs, to the letter, and the pages about findings.

tests/why/*.py are small programs that fail; NAME.txt beside each is what `shapetrace check` says about it (the first
lines) and `shapetrace fix` offers. `--update` rewrites them. conformance/verify_fixes.py runs every offered fix under
real PyTorch. Every page of docs/findings/ has an example, which must be found under that page's code.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "conformance"))
from compare import default_shapetrace  # noqa: E402

PROGRAMS = os.path.join(HERE, "why")
PAGES = os.path.join(os.path.dirname(HERE), "docs", "findings")


def run(shapetrace, arguments, folder, text=None):
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "COLUMNS")}
    done = subprocess.run([shapetrace, *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=60,
                          env=environment)
    return done.returncode, done.stdout, done.stderr


def finding(trace_text):
    """The part of a listing below the source: the finding, why, and the fixes."""
    lines = trace_text.split("\n")
    starts = [i for i, line in enumerate(lines) if re.match(r"\S+\.py:\d+:\d+: (error|warning): ", line)]
    return "\n".join(lines[starts[0]:]) if starts else "nothing found\n"


def check_programs(options):
    problems = 0
    for name in sorted(os.listdir(PROGRAMS)):
        if not name.endswith(".py") or not re.search(options.k, name):
            continue
        _, out, err = run(options.shapetrace, ["trace", "--fix-seconds", "5", name], PROGRAMS)
        said = finding(out) if not err else out + err
        expected = os.path.join(PROGRAMS, name[:-3] + ".txt")
        if options.update:
            with open(expected, "w", encoding="utf-8") as stream:
                stream.write(said)
            continue
        with open(expected, encoding="utf-8") as stream:
            wanted = stream.read()
        if said != wanted:
            problems += 1
            print(f"FAILED {name}: says something else (--update rewrites it)\n--- wanted\n{wanted}--- is\n{said}")
    return problems


def check_pages(options):
    problems = 0
    _, listed, _ = run(options.shapetrace, ["help"], HERE)
    codes = [line.split()[0] for line in listed.splitlines()]
    for line in listed.splitlines():
        if "(no page)" in line:
            problems += 1
            print(f"FAILED docs/findings: no page for {line.split()[0]}")
    for code in codes:
        path = os.path.join(PAGES, code + ".md")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as stream:
            page = stream.read()
        status, shown, _ = run(options.shapetrace, ["help", code], HERE)
        if status != 0 or shown != page:
            problems += 1
            print(f"FAILED help {code}: not the page")
        example = re.search(r"```python\n(.*?)```", page, re.S)
        if not page.startswith(f"# {code}: ") or example is None or "## How to fix it" not in page:
            problems += 1
            print(f"FAILED {path}: wants a title, an example and how to fix it")
            continue
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "example.py"), "w", encoding="utf-8") as stream:
                stream.write(example.group(1))
            notes = ["--shape-comments"] if code.startswith("note/") else []
            _, out, _ = run(options.shapetrace, ["check", *notes, "--format", "json", "example.py"], folder)
        found = json.loads(out)[0]["findings"]
        names = {name for f in found for name in (f["code"], f["pattern"])}
        if not any(name == code or name.startswith(code + "/") for name in names):
            problems += 1
            print(f"FAILED {path}: its example is found as {sorted(names)}")
    return problems


def check_apply(options):
    """`fix --apply` keeps line ends, and refuses when there is nothing to pick."""
    source = b"import torch\r\nx = torch.randn(2, 3, 4).transpose(1, 2)\r\ny = x.view(2, 12)  # stays\r\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "wb") as stream:
            stream.write(source)
        refused, _, _ = run(options.shapetrace, ["fix", "--apply", "--pick", "9", "program.py"], folder)
        status, _, _ = run(options.shapetrace, ["fix", "--apply", "program.py"], folder)
        with open(path, "rb") as stream:
            written = stream.read()
    if refused == 2 and status == 0 and written == source.replace(b"x.view", b"x.contiguous().view"):
        return 0
    print(f"FAILED fix --apply: status {refused}, {status}, wrote {written!r}")
    return 1


COMMENTS = """import torch
x = torch.randn(8, 20, 64)              # (B, T, C)
a = x.mean(dim=1)                       # (B, T, C)
b = x.transpose(1, 2)                   # (B, T, C) -> (B, C, T)
c = x[..., :16]                         # x: [B, 20, 32]
d = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (x, y, w, h)
e = x.flatten(1)                        # (batch, ...)
f = x.sum(dim=(1, 2))                   # a sum (of everything)
g = x[:, 0]                             # (B,)
h = "# (B, T)", x[0]
def first(t):
    return t[0]                         # (T, C // 2)
i = first(x), first(x[0])
"""


def check_shape_comments(options):
    """Comments that contradict every shape seen beside them are noted, when asked for; others are left alone."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "program.py"), "w", encoding="utf-8") as stream:
            stream.write(COMMENTS)
        silent, _, _ = run(options.shapetrace, ["check", "program.py"], folder)
        status, out, _ = run(options.shapetrace, ["check", "--shape-comments", "program.py"], folder)
    noted = [int(n) for n in re.findall(r"^program.py:(\d+):\d+: note: .*\[note/shape-comment\]$", out, re.M)]
    if silent == 0 and status == 1 and noted == [3, 5, 9] and "`a` is [8, 64]: 3 dimensions said, 2 there" in out:
        return 0
    print(f"FAILED check --shape-comments: status {silent}, {status}, noted lines {noted}\n{out}")
    return 1


def check_why(options):
    problems = 0
    _, out, _ = run(options.shapetrace, ["why", "1200000", "400000"], HERE)
    if "ratio 3:1" not in out or "colour" not in out:
        problems += 1
        print(f"FAILED why 1200000 400000: {out}")
    traceback = ('Traceback (most recent call last):\n  File "flatten_size.py", line 22, in <module>\n    Net()\n'
                 "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x5120 and 2000x10)\n")
    _, out, err = run(options.shapetrace, ["why", "-"], PROGRAMS, traceback)
    if "shape/matmul" not in out:
        problems += 1
        print(f"FAILED why -: {out}{err}")
    # A message without a program; what it must be told to be.
    messages = {
        "RuntimeError: mat1 and mat2 shapes cannot be multiplied (64x1600 and 2304x10)": ["shape/matmul", "sides as 5 to 6"],
        "Given groups=1, weight of size [64, 3, 7, 7], expected input[4, 1, 9, 9] to have 3 channels, but got 1 channels "
        "instead": ["shape/channels", "colour lost"],
        "ValueError: Expected input batch_size (160) to match target batch_size (8).": ["shape/target", "a batch"],
        "RuntimeError: shape '[-1, 400]' is invalid for input of size 10816": ["shape/view", "26 to 5"],
        "IndexError: index out of range in self": ["index/range", "num_embeddings"],
    }
    for message, words in messages.items():
        status, out, err = run(options.shapetrace, ["why", "-"], HERE, message + "\n")
        if status != 1 or err or any(w not in out for w in words):
            problems += 1
            print(f"FAILED why - with {message}: {out}{err}")
    # The message and the program that it came from; a program's traceback as a terminal shows it, with lines before it.
    message = "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x5120 and 2000x10)\n"
    for arguments, text in ((["why", "-", "flatten_size.py"], message), (["why", "-"], "epoch 1\n" + traceback),
                            (["why", "5120", "2000", "flatten_size.py"], None)):
        status, out, err = run(options.shapetrace, arguments, PROGRAMS, text)
        if status != 1 or err or "in_features of `fc`" not in out or "here they are 16×16" not in out:
            problems += 1
            print(f"FAILED {arguments}: {out}{err}")
    status, out, _ = run(options.shapetrace, ["why", "64", "7", "flatten_size.py"], PROGRAMS)
    if "where the numbers are in this program" not in out:
        problems += 1
        print(f"FAILED why 64 7 FILE: {out}")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--update", action="store_true", help="write what is said now")
    options = parser.parse_args()
    options.shapetrace = os.path.abspath(options.shapetrace)
    problems = check_programs(options)
    if not options.k and not options.update:
        problems += check_pages(options) + check_apply(options) + check_why(options) + check_shape_comments(options)
    print(f"{problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
